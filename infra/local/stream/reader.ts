import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import type { Position } from './position.ts'

/** What a batch holds at most: as much as the event source on AWS is set to. */
const batchSize = 100

const streamOf = async (client: DynamoDBStreamsClient, tableName: string) => {
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: tableName }))
  const arn = Streams?.at(-1)?.StreamArn
  if (!arn) throw new Error(`Table ${tableName} has no stream`)
  return arn
}

/** Reads a table's stream in order, from one shard to the one that follows it. */
export class StreamReader {
  readonly streamArn: string
  private readonly client: DynamoDBStreamsClient
  private shardId = ''
  /** The last record that was handled in this shard. */
  private sequence = ''
  private iterator: string | undefined

  private constructor(client: DynamoDBStreamsClient, streamArn: string) {
    this.client = client
    this.streamArn = streamArn
  }

  /** Opens the table's stream after `position`, or at its oldest record if that is of another one. */
  static async open(client: DynamoDBStreamsClient, tableName: string, position?: Position) {
    const reader = new StreamReader(client, await streamOf(client, tableName))
    if (position?.streamArn !== reader.streamArn) return reader
    reader.shardId = position.shardId
    reader.sequence = position.sequence
    return reader
  }

  /** What to note once everything up to this record is handled. */
  position(sequence: string): Position {
    this.sequence = sequence
    return { streamArn: this.streamArn, shardId: this.shardId, sequence }
  }

  /** The next records, oldest first; none if there are none now. */
  async read(): Promise<_Record[]> {
    this.iterator ??= await this.openIterator()
    if (!this.iterator) return []
    const request = new GetRecordsCommand({ ShardIterator: this.iterator, Limit: batchSize })
    this.iterator = undefined
    try {
      const { Records = [], NextShardIterator } = await this.client.send(request)
      // No next one: the shard is closed. Once its rest is handled, an empty answer ends it.
      if (!NextShardIterator && Records.length === 0) await this.moveOn()
      this.iterator = NextShardIterator
      return Records
    } catch (error) {
      // Iterators live for 15 minutes, a machine that slept may be later: ask from the position.
      if (error instanceof ExpiredIteratorException) return []
      throw error
    }
  }

  /** Asks anew from the last position, after a failure. */
  rewind(): void {
    this.iterator = undefined
  }

  private async shards() {
    const command = new DescribeStreamCommand({ StreamArn: this.streamArn })
    const { StreamDescription } = await this.client.send(command)
    return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? [])
  }

  private async moveOn() {
    const shards = await this.shards()
    const next = shards[shards.indexOf(this.shardId) + 1]
    if (!next) return
    this.shardId = next
    this.sequence = ''
  }

  private async openIterator(): Promise<string | undefined> {
    const shards = await this.shards()
    if (!shards.includes(this.shardId)) {
      this.shardId = shards[0] ?? ''
      this.sequence = ''
    }
    if (!this.shardId) return undefined
    try {
      return await this.iteratorAt(this.sequence)
    } catch (error) {
      // What comes next was dropped after a day; the oldest that is left is the best there is.
      if (error instanceof TrimmedDataAccessException) return this.iteratorAt('')
      throw error
    }
  }

  private async iteratorAt(sequence: string) {
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({
        StreamArn: this.streamArn,
        ShardId: this.shardId,
        ...(sequence
          ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequence }
          : { ShardIteratorType: 'TRIM_HORIZON' }),
      }),
    )
    return ShardIterator
  }
}
