import { isDeepStrictEqual } from 'node:util'
import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'

/** Lambda hands bytes over as base64, the SDK as arrays. */
const asLambdaJson = (value: object | undefined) =>
  value &&
  JSON.parse(
    JSON.stringify(value, (_key, inner) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : inner,
    ),
  )

// The sample's past: all that would follow from such a row was put in with it.
const isSilent = ({ dynamodb }: _Record): boolean =>
  dynamodb?.OldImage === undefined && dynamodb?.NewImage?.silent?.BOOL === true

/** DynamoDB says nothing of a write that changed nothing; the embedded one does. */
export const isChange = (record: _Record): boolean =>
  !isSilent(record) && !isDeepStrictEqual(record.dynamodb?.OldImage, record.dynamodb?.NewImage)

/** A record as a function gets it, as if written at `now` (epoch ms). */
export function lambdaRecord(record: _Record, streamArn: string, now: number): DynamoDBRecord {
  const { dynamodb = {} } = record
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: now / 1000,
      Keys: asLambdaJson(dynamodb.Keys),
      ...(dynamodb.NewImage && { NewImage: asLambdaJson(dynamodb.NewImage) }),
      ...(dynamodb.OldImage && { OldImage: asLambdaJson(dynamodb.OldImage) }),
      SequenceNumber: dynamodb.SequenceNumber,
      SizeBytes: dynamodb.SizeBytes,
      StreamViewType: dynamodb.StreamViewType,
    },
  }
}
