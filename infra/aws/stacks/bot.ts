import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { EventSourceMapping, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda'
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
} from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { namesOf } from '../cell.ts'
import { CellFunction, type Parts } from './function.ts'

// A batch of ten, each with two calls of ten seconds at the worst.
const deliverSeconds = 240
// Waiting for Telegram's pace counts as a try, too.
const tries = 100
// Two senders; Telegram allows a bot about thirty messages a second in all.
const senders = 2
const sendsPerSecond = 14

const encrypted = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
const twoWeeks = Duration.days(14)

function queues(scope: Construct, { cell }: Parts, bot: string) {
  const names = namesOf(cell)
  const deadLetters = new Queue(scope, 'DeadLetters', {
    ...encrypted,
    queueName: names.deadLetters(bot),
    fifo: true,
    retentionPeriod: twoWeeks,
  })
  const queue = new Queue(scope, 'Queue', {
    ...encrypted,
    queueName: names.queue(bot),
    fifo: true,
    // Order and repetition matter within a chat; chats do not share a limit.
    deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
    fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
    visibilityTimeout: Duration.seconds(deliverSeconds + 60),
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
  })
  return { queue, deadLetters }
}

function webhook(scope: Construct, parts: Parts, bot: string, queue: Queue) {
  const { region } = Stack.of(scope)
  const { parameter } = namesOf(parts.cell)
  const made = new CellFunction(scope, 'Webhook', parts, {
    name: `webhook-${bot}`,
    bundle: 'webhook',
    purpose: `Answers what Telegram tells bot ${bot}`,
    memoryMiB: 1024,
    seconds: 15,
    concurrency: 20,
    environment: {
      QUEUE_URL: queue.queueUrl,
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
      SSM_ENDPOINT: `https://ssm.${region}.amazonaws.com`,
      BOT_TOKEN_PARAMETER: parameter(bot, 'token'),
      WEBHOOK_SECRET_PARAMETER: parameter(bot, 'secret'),
      BOT_INFO_PARAMETER: parameter(bot, 'info'),
    },
  })
  made.mayUseTable(['BatchWriteItem'])
  made.mayReadSecrets(bot, 'token', 'secret', 'info')
  made.may(['sqs:SendMessage'], [queue.queueArn])
  const url = made.lambda.addFunctionUrl({ authType: FunctionUrlAuthType.NONE })
  new CfnOutput(Stack.of(scope), `WebhookUrl${bot}`, { value: url.url })
  return made
}

function deliver(scope: Construct, parts: Parts, bot: string, { queue, deadLetters }: Queues) {
  const { region } = Stack.of(scope)
  const { parameter } = namesOf(parts.cell)
  const made = new CellFunction(scope, 'Deliver', parts, {
    name: `deliver-${bot}`,
    bundle: 'deliver',
    purpose: `Says what bot ${bot} has to say, in order per chat`,
    memoryMiB: 1024,
    seconds: deliverSeconds,
    concurrency: senders,
    environment: {
      QUEUE_URL: queue.queueUrl,
      DEAD_LETTERS_URL: deadLetters.queueUrl,
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
      SSM_ENDPOINT: `https://ssm.${region}.amazonaws.com`,
      SENDS_PER_SECOND: String(sendsPerSecond),
      ...(parts.data.photos && { PHOTO_BUCKET: parts.data.photos.name }),
      BOT_TOKEN_PARAMETER: parameter(bot, 'token'),
      BOT_INFO_PARAMETER: parameter(bot, 'info'),
    },
  })
  made.mayUseTable()
  made.mayKeepPhotos()
  made.mayReadSecrets(bot, 'token', 'info')
  made.may(
    [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueAttributes',
      'sqs:SendMessage',
    ],
    [queue.queueArn],
  )
  made.may(['sqs:SendMessage'], [deadLetters.queueArn])
  const source = new EventSourceMapping(scope, 'Messages', {
    target: made.lambda,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    maxConcurrency: senders,
    reportBatchItemFailures: true,
  })
  source.node.addDependency(made.role)
  return made
}

type Queues = ReturnType<typeof queues>

/** One bot: its queue, what answers Telegram, and what speaks. */
export class BotParts extends Construct {
  readonly bot: string
  readonly queue: Queue
  readonly deadLetters: Queue
  readonly webhook: CellFunction
  readonly deliver: CellFunction

  constructor(scope: Construct, parts: Parts, bot: string) {
    super(scope, `Bot${bot}`)
    this.bot = bot
    const made = queues(this, parts, bot)
    this.queue = made.queue
    this.deadLetters = made.deadLetters
    this.webhook = webhook(this, parts, bot, made.queue)
    this.deliver = deliver(this, parts, bot, made)
  }
}
