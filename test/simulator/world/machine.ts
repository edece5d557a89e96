import { isDeepStrictEqual } from 'node:util'
import type {
  APIGatewayProxyStructuredResultV2,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
} from 'aws-lambda'
import type { Update } from 'grammy/types'
import { dueIndex } from '../../../shared/store/table.ts'
import type { Chance } from './chance.ts'
import { recordOf, sqsEvent, updateEvent } from './events.ts'
import type { FunctionName, Mutation } from './mutation.ts'
import { type Environment, Surroundings } from './surroundings.ts'

interface Lane {
  updates: { update: Update; times: number }[]
  inFlight: boolean
  retryAt: number
}

const poolSizes: Record<FunctionName, number> = { webhook: 3, changes: 1, tick: 2, deliver: 2 }

/** The four functions and what starts them: Telegram, the stream, the clock and the queue. */
export class Machine extends Surroundings {
  readonly #lanes = new Map<string, Lane>()
  readonly #pools: Record<FunctionName, Environment[]>
  #position = 0
  #streaming = false
  #streamRetryAt = 0
  #nextTick = 0

  constructor(chance: Chance, now: number, mutation: Mutation = { name: 'none' }) {
    super(chance, now, mutation)
    const pool = (name: FunctionName) =>
      Array.from({ length: poolSizes[name] }, () => this.environment(name))
    this.#pools = {
      webhook: pool('webhook'),
      changes: pool('changes'),
      tick: pool('tick'),
      deliver: pool('deliver'),
    }
  }
  #free(name: FunctionName): Environment | undefined {
    return this.#pools[name].find(({ current }) => !current)
  }

  /** Runs a function; its environment is replaced when it died. What follows is up to `then`. */
  #invoke(
    environment: Environment,
    event: object,
    then: (result: unknown) => void,
    update?: number,
  ): void {
    const { name } = environment
    const about = update === undefined ? {} : { update }
    const current = { name, isDead: false, isDone: false, waiting: 0, ...about }
    environment.current = current
    this.begun.set(current, this.rows.written.length)
    void this.turns
      .run(current, () => environment.invoke(event))
      .then((result) => {
        this.begun.delete(current)
        const pool = this.#pools[name]
        if (result === 'died') pool[pool.indexOf(environment)] = this.environment(name)
        else environment.current = undefined
        // Whatever it said, nobody noted that it was said.
        if (result === 'died')
          for (const said of this.saidBy.get(current) ?? []) said.isSure = false
        this.saidBy.delete(current)
        if (typeof result === 'object' && result !== null && 'thrown' in result)
          this.errors.push(`${name}: threw ${String(result.thrown)}`)
        then(result)
      })
  }

  #takeUpdates(): void {
    for (const { update, lane } of this.telegram.take()) {
      const known = this.#lanes.get(lane) ?? { updates: [], inFlight: false, retryAt: 0 }
      known.updates.push({ update, times: 1 })
      this.taken.push(update)
      this.takenAt.set(update.update_id, this.rows.written.length)
      this.#lanes.set(lane, known)
    }
  }

  #deliverUpdate(lane: Lane, environment: Environment): void {
    const head = lane.updates[0]
    if (!head) return
    lane.inFlight = true
    const again = this.chance.happens(this.rates.twice)
    if (again) this.note(`Telegram brings update ${head.update.update_id} once more`)
    const { update } = head
    const then = (result: unknown) => {
      lane.inFlight = false
      const answer = result as APIGatewayProxyStructuredResultV2
      const isDone =
        answer?.statusCode === 200 || (answer?.statusCode && this.mutation.acknowledges)
      if (!isDone) {
        lane.retryAt = this.now + 1000
        return
      }
      if (answer.body) this.#reply(answer.body)
      if (again && head.times < 3) head.times += 1
      else lane.updates.shift()
    }
    this.#invoke(environment, updateEvent(update, this.now), then, update.update_id)
  }

  #reply(json: string): void {
    const { method, ...params } = JSON.parse(json)
    if (method === 'answerCallbackQuery') this.answered.add(String(params.callback_query_id))
    if (this.chance.happens(this.rates.unanswered)) return
    const since = this.rows.written.length
    void this.say('webhook', method, { params, uploads: new Map() }, since)
  }

  #follow(environment: Environment): void {
    const end = Math.min(this.#position + 1 + this.chance.below(10), this.rows.written.length)
    const start = this.#position
    const records = this.recordsBetween(start, end)
    if (records.length === 0) {
      this.#position = end
      return
    }
    this.#streaming = true
    this.#invoke(environment, { Records: records } satisfies DynamoDBStreamEvent, (result) => {
      this.#streaming = false
      const isAnswer =
        typeof result === 'object' && result !== null && 'batchItemFailures' in result
      const answer = isAnswer ? (result as DynamoDBBatchResponse) : undefined
      const response = answer && (this.mutation.changed?.(answer) ?? answer)
      const failures = response?.batchItemFailures
      const failed = failures?.[0]?.itemIdentifier
      this.#position = failures ? (failed === undefined ? end : Number(failed)) : start
      if (failed !== undefined || !failures) this.#streamRetryAt = this.now + 1000
      else if (this.chance.happens(this.rates.twice)) {
        this.note('the stream brings its last changes once more')
        this.#position = start
      }
    })
  }

  /** The changes of the table as its stream brings them; a write that changes nothing is none. */
  recordsBetween(start: number, end: number): DynamoDBRecord[] {
    return this.rows.written.slice(start, end).flatMap((change, i) => {
      const same = isDeepStrictEqual(change.before, change.after)
      return same ? [] : [recordOf(change, start + i)]
    })
  }

  #pump(environment: Environment): void {
    const batch = this.fifo.receive(1 + this.chance.below(10))
    if (batch.length === 0) return
    this.#invoke(environment, sqsEvent(batch), (result) => {
      if (typeof result !== 'object' || result === null || !('batchItemFailures' in result)) return
      const response = result as SQSBatchResponse
      const { batchItemFailures } = this.mutation.delivered?.(response) ?? response
      const failed = new Set(batchItemFailures.map((f) => f.itemIdentifier))
      for (const m of batch) if (!failed.has(m.id)) this.fifo.delete(m.receipt)
    })
  }

  #tick(environment: Environment): void {
    // Now and then two ticks meet.
    if (!this.chance.happens(this.rates.twice)) this.#nextTick = this.now + 60_000
    const time = new Date(this.now).toISOString()
    this.#invoke(environment, { time }, () => {})
  }

  /** The instant of the job that is due first. */
  nextDue(): number {
    const all = Array.from({ length: 16 }, (_, shard) => this.rows.newest(dueIndex, `DUE#${shard}`))
    return Math.min(...all.flat().map(({ g2s }) => Number(g2s)))
  }

  #startable(): (() => void)[] {
    this.#takeUpdates()
    const starts: (() => void)[] = []
    const [web, changes] = [this.#free('webhook'), this.#free('changes')]
    const [ticker, deliverer] = [this.#free('tick'), this.#free('deliver')]
    if (web)
      for (const lane of this.#lanes.values())
        if (!lane.inFlight && lane.updates.length > 0 && lane.retryAt <= this.now)
          starts.push(() => this.#deliverUpdate(lane, web))
    const isBehind = this.#position < this.rows.written.length
    if (changes && !this.#streaming && isBehind && this.#streamRetryAt <= this.now)
      starts.push(() => this.#follow(changes))
    if (deliverer && this.fifo.nextIn() === 0) starts.push(() => this.#pump(deliverer))
    if (ticker && this.#nextTick <= this.now && this.nextDue() <= this.now)
      starts.push(() => this.#tick(ticker))
    return starts
  }

  /** One thing happens, which one the seed decides; false when nothing can happen now. */
  async step(): Promise<boolean> {
    const starts = this.#startable()
    const all = starts.length + this.turns.count
    if (all === 0) return false
    this.steps += 1
    this.now += this.chance.below(20)
    const choice = this.chance.below(all)
    const start = starts[choice]
    if (start) {
      start()
      await this.turns.rest()
    } else await this.turns.step()
    return true
  }

  /** When something will be able to happen, if nothing can now. */
  #nextWake(): number {
    const lanes = [...this.#lanes.values()].filter(({ updates }) => updates.length > 0)
    const isBehind = this.#position < this.rows.written.length
    const hidden = this.fifo.nextIn()
    return Math.min(
      ...lanes.map(({ retryAt }) => retryAt),
      isBehind ? this.#streamRetryAt : Number.POSITIVE_INFINITY,
      hidden === undefined ? Number.POSITIVE_INFINITY : this.now + hidden,
      Math.max(this.nextDue(), this.#nextTick),
    )
  }

  /** Lets everything happen that happens until then. Throws when it never comes to rest. */
  async until(end: number): Promise<void> {
    const limit = this.steps + 5000
    for (;;) {
      while (await this.step()) {
        if (this.steps > limit) throw new Error('it never comes to rest')
      }
      const wake = this.#nextWake()
      if (wake > end) break
      this.now = Math.max(this.now + 1, wake)
    }
    this.now = Math.max(this.now, end)
  }

  /** Lets everything happen that follows from what was done, without a job of its own. */
  async settle(): Promise<void> {
    await this.until(this.now + 90_000)
  }

  /** Brings these inputs once more: an update, the newest changes, the tick. */
  async redo(updates: Update[], since: number): Promise<void> {
    for (const update of updates) {
      this.#lanes.set(`again ${update.update_id}`, {
        updates: [{ update, times: 1 }],
        inFlight: false,
        retryAt: 0,
      })
    }
    this.#position = Math.min(this.#position, since)
    this.#nextTick = 0
    await this.settle()
  }
}
