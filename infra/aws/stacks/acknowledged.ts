import { Stack, Token, Validations } from 'aws-cdk-lib'
import { namesOf } from '../cell.ts'
import type { BotParts } from './bot.ts'
import type { BotsStack } from './bots.ts'
import type { DataStack } from './data.ts'

// Where the rules of AwsSolutions are not followed, one by one, and why.

export function acknowledgeData({ bucket }: DataStack): void {
  if (!bucket) return
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Only one role may write and none may read; a log of it would be a bucket more to keep and to expire.',
  })
}

function acknowledgePhotos({ watched: { cell } }: BotsStack, { deliver }: BotParts): void {
  const { account, region } = Stack.of(deliver)
  // The rule writes a reference as <Name>; the account is one while nobody is signed in.
  const name = namesOf(cell).photos(
    Token.isUnresolved(account) ? '<AWS::AccountId>' : account,
    region,
  )
  Validations.of(deliver.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${name}/activities/*]`,
    reason:
      'A picture is put and removed under its activity and by its own name, neither of which is known yet.',
  })
}

export function acknowledge(stack: BotsStack): void {
  const { bots, cell, changes, lost } = stack.watched
  if (cell.photos) for (const bot of bots) acknowledgePhotos(stack, bot)
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
