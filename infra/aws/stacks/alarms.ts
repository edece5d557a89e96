import { Duration, Stack } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Metric as Counted } from '../../../shared/log.ts'
import { type Cell, namesOf } from '../cell.ts'
import type { BotParts } from './bot.ts'
import type { CellFunction } from './function.ts'

/** Everything that can be watched. */
export interface Watched {
  cell: Cell
  bots: BotParts[]
  changes: CellFunction
  tick: CellFunction
  lost: Queue[]
}

const period = Duration.minutes(5)

/** One of our own counts, over the whole cell. */
export const counted = ({ name: Cell }: Cell, metricName: Counted): Metric =>
  new Metric({
    namespace: 'Bangshou',
    metricName,
    dimensionsMap: { Cell },
    statistic: Stats.SUM,
    period,
  })

/** How long an update took, as the one who sent it sees it. */
export const latency = ({ webhook }: BotParts): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'UrlRequestLatency',
    dimensionsMap: { FunctionName: webhook.lambda.functionName },
    statistic: Stats.percentile(95),
    period,
  })

export const behind = ({ lambda }: CellFunction): Metric =>
  lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period })

interface Watch {
  what: string
  metric: IMetric
  /** The alarm rings above this. */
  over: number
  periods?: number
}

/** Rings by mail if an address is named; nothing that goes wrong is known from the chat alone. */
export class Alarms extends Construct {
  readonly #names: ReturnType<typeof namesOf>
  readonly #action: SnsAction

  constructor(scope: Construct, watched: Watched) {
    super(scope, 'Alarms')
    this.#names = namesOf(watched.cell)
    const topic = new Topic(this, 'Topic', { topicName: this.#names.base, enforceSSL: true })
    // The policy that asks for TLS takes the place of the one that let alarms in.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    const { alarmEmail } = watched.cell
    if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail))
    this.#action = new SnsAction(topic)
    const { bots, changes, tick, lost, cell } = watched
    for (const dead of [...bots.map((b) => b.deadLetters), ...lost]) this.#deadLetter(dead)
    const functions = [...bots.flatMap((b) => [b.webhook, b.deliver]), changes, tick]
    for (const each of functions) this.#errors(each)
    // What waits for another function is told of by the ages of messages and of the stream, and by
    // the clock's alarm; an alarm more would cost as much as three communities do.
    for (const each of bots) this.#throttles(each.webhook)
    for (const each of bots) this.#bot(each)
    this.#over('stream is behind', { metric: behind(changes), over: 60_000, what: 'IteratorAge' })
    this.#over('update kept aside', { metric: counted(cell, 'poison'), over: 0, what: 'Poison' })
    this.#over('job failed', { metric: counted(cell, 'failed'), over: 2, what: 'JobFailed' })
    this.#silence(tick)
  }

  #deadLetter(queue: Queue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period })
    this.#over('dead letter', { what: `DeadLetters-${queue.node.path}`, metric, over: 0 })
  }

  #errors({ lambda }: CellFunction): void {
    const metric = lambda.metricErrors({ period })
    this.#over('errors', { what: `Errors-${lambda.node.path}`, metric, over: 0 })
  }

  #throttles({ lambda }: CellFunction): void {
    const metric = lambda.metricThrottles({ period })
    this.#over('throttled', { what: `Throttles-${lambda.node.path}`, metric, over: 0 })
  }

  #bot(bot: BotParts): void {
    const metric = bot.queue.metricApproximateAgeOfOldestMessage({ period })
    const { path } = bot.node
    this.#over('oldest message waits', { what: `Age-${path}`, metric, over: 600, periods: 2 })
    this.#over('answers are slow', { what: `Latency-${path}`, metric: latency(bot), over: 2000 })
  }

  #over(why: string, { what, metric, over, periods = 1 }: Watch): void {
    this.#alarm(what, {
      metric,
      alarmDescription: `${this.#names.base}: ${why}. npm run status says more.`,
      threshold: over,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }

  #silence({ lambda }: CellFunction): void {
    this.#alarm('TickMissing', {
      metric: lambda.metricInvocations({ period }),
      alarmDescription: `${this.#names.base}: the clock has stood still for five minutes.`,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
  }

  #alarm(what: string, props: AlarmProps): void {
    new Alarm(this, what.replaceAll('/', '-'), props).addAlarmAction(this.#action)
  }
}
