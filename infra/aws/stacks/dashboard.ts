import { Dashboard, GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { metrics } from '../../../shared/log.ts'
import { namesOf } from '../cell.ts'
import { behind, counted, latency, type Watched } from './alarms.ts'

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: 12, height: 6 })

/** One page on how the cell is doing: what people did, what waits, what went wrong. */
export function dashboard(scope: Construct, watched: Watched): Dashboard {
  const { cell, bots, changes, tick, lost } = watched
  const functions = [...bots.flatMap((b) => [b.webhook, b.deliver]), changes, tick]
  const dead = [...bots.map((b) => b.deadLetters), ...lost]
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: namesOf(cell).base,
    widgets: [
      [
        graph(
          'Updates and messages',
          metrics.map((name) => counted(cell, name)),
        ),
        graph('Answer to Telegram, 95th percentile, ms', bots.map(latency)),
      ],
      [
        graph(
          'Oldest message, s',
          bots.map((b) => b.queue.metricApproximateAgeOfOldestMessage()),
        ),
        graph('Stream behind, ms', [behind(changes)]),
      ],
      [
        graph(
          'Dead letters',
          dead.map((q) => q.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'Errors and throttles',
          functions.flatMap(({ lambda }) => [lambda.metricErrors(), lambda.metricThrottles()]),
        ),
      ],
    ],
  })
}
