import { Validations } from 'aws-cdk-lib'
import type { BotsStack } from './bots.ts'

/** Where the rules of AwsSolutions are not followed, one by one, and why. */
export function acknowledge({ watched: { changes, lost } }: BotsStack): void {
  for (const queue of lost)
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is where a stream and a schedule put what they lost; the rule knows queues alone.',
    })
  Validations.of(changes.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'ListStreams knows no resource; it tells the names of streams and nothing in them.',
  })
}
