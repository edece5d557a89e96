import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { namesOf, OperatorError } from '../cell.ts'
import { Alarms, type Watched } from './alarms.ts'
import { BotParts } from './bot.ts'
import { ChangesParts } from './changes.ts'
import { dashboard } from './dashboard.ts'
import type { Parts } from './function.ts'
import { TickParts } from './tick.ts'

/** Everything of a cell that can be thrown away and made again. */
export class BotsStack extends Stack {
  readonly watched: Watched

  constructor(scope: Construct, parts: Parts, props: StackProps) {
    const { cell } = parts
    super(scope, namesOf(cell).botsStack, props)
    const bots = Object.keys(cell.bots).map((bot) => new BotParts(this, parts, bot))
    const [first] = bots
    if (!first) throw new OperatorError(`cell ${cell.name} has no bot`)
    const queues = bots.map((b) => b.queue)
    const environment = {
      QUEUE_URL: first.queue.queueUrl,
      QUEUE_URLS: bots.map((b) => `${b.bot}=${b.queue.queueUrl}`).join(' '),
    }
    const { changes, lost: lostChanges } = new ChangesParts(this, parts, queues, environment)
    const { tick, lost: lostTicks } = new TickParts(this, parts, queues, environment)
    this.watched = { cell, bots, changes, tick, lost: [lostChanges, lostTicks] }
    new Alarms(this, this.watched)
    dashboard(this, this.watched)
  }
}
