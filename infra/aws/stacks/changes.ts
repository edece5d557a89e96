import { Duration } from 'aws-cdk-lib'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { namesOf } from '../cell.ts'
import { CellFunction, type Parts } from './function.ts'

/** The table's stream and what follows from it. */
export class ChangesParts extends Construct {
  readonly changes: CellFunction
  readonly lost: Queue

  constructor(
    scope: Construct,
    parts: Parts,
    queues: Queue[],
    environment: Record<string, string>,
  ) {
    super(scope, 'Changes')
    const { streamArn } = parts.data
    this.lost = new Queue(this, 'Lost', {
      queueName: namesOf(parts.cell).lostChanges,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.changes = new CellFunction(this, 'Changes', parts, {
      name: 'changes',
      bundle: 'changes',
      purpose: 'Follows what changed in the table',
      memoryMiB: 512,
      seconds: 60,
      concurrency: 10,
      environment,
    })
    this.changes.mayUseTable()
    this.changes.may(
      ['sqs:SendMessage'],
      [...queues, this.lost].map((q) => q.queueArn),
    )
    this.changes.may(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [streamArn],
    )
    // Lambda asks for the list before it reads; that action knows no resource. It tells names alone.
    this.changes.may(['dynamodb:ListStreams'], ['*'])
    const source = new EventSourceMapping(this, 'Stream', {
      target: this.changes.lambda,
      eventSourceArn: streamArn,
      // After a restore the new table's stream already holds what has to follow.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(2),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 30,
      maxRecordAge: Duration.hours(12),
      onFailure: { bind: () => ({ destination: this.lost.queueArn }) },
    })
    source.node.addDependency(this.changes.role)
  }
}
