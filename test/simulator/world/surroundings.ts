import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Update } from 'grammy/types'
import { Fifo } from '../../../infra/local/queue/fifo.ts'
import { dueIndex } from '../../../shared/store/table.ts'
import { type Call, emptyRows, memoryTable } from '../engine/engine.ts'
import type { Rows } from '../engine/rows.ts'
import type { Chance } from './chance.ts'
import { calm, type FaultRates, failBefore, fault, refusalOf } from './faults.ts'
import { functionOf } from './functions.ts'
import type { FunctionName, Mutation, QueueEntry } from './mutation.ts'
import { type Body, bodyOf, startTelegram } from './telegram.ts'
import { type Invocation, Turns } from './turns.ts'

const queueUrl = 'memory:queue'
const deadUrl = 'memory:dead'

/** One call of the bot to Telegram as it really went. */
export interface Said {
  at: number
  by: FunctionName
  method: string
  params: Record<string, unknown>
  /** Telegram did it. */
  applied: boolean
  /** Telegram refused it, with this. */
  refused?: string
  /** The bot heard that it was done, and lived on to note it. */
  isSure: boolean
  message?: number
  /** How many changes the table had when the function began, and when this was said. */
  since: number
  until: number
}

export interface Environment {
  name: FunctionName
  current: Invocation | undefined
  invoke(event: object): Promise<unknown>
}

/** All that the functions reach, in one process and in simulated time, with whatever goes wrong. */
export class Surroundings {
  now: number
  rates: FaultRates = calm
  readonly rows: Rows
  readonly telegram: ReturnType<typeof startTelegram>
  readonly turns: Turns
  readonly said: Said[] = []
  readonly errors: string[] = []
  readonly deadLetters: { body: string; reason: string }[] = []
  readonly queued: QueueEntry[] = []
  /** How many changes there were before the functions asked for anything. */
  firstAsked = 0
  /** Every call of the table with what it answered, in the order in which they took effect. */
  readonly asked: { call: Call; answer?: object; error?: unknown }[] = []
  /** Messages of the queue by their deduplication id: more than one when five minutes lay between. */
  readonly accepted = new Map<string, Set<string>>()
  /** Every update that the bot was brought. */
  readonly taken: Update[] = []
  /** How many changes the table had when an update was brought first. */
  readonly takenAt = new Map<number, number>()
  /** Presses that the bot answered, whatever became of the answer. */
  readonly answered = new Set<string>()
  /** Updates in answer to which something was said. */
  readonly heard = new Set<number>()
  /** What went wrong, by the function that it befell. */
  readonly befallen: Record<FunctionName, number> = { webhook: 0, changes: 0, tick: 0, deliver: 0 }
  /** What happened, in words. */
  readonly history: string[] = []
  steps = 0
  readonly chance: Chance
  readonly mutation: Mutation
  readonly fifo: Fifo
  constructor(chance: Chance, now: number, mutation: Mutation = { name: 'none' }) {
    this.chance = chance
    this.mutation = mutation
    this.now = now
    this.rows = emptyRows(() => this.now)
    this.turns = new Turns(chance)
    this.telegram = startTelegram(() => this.now, chance.next)
    this.fifo = new Fifo({
      elapsed: () => this.now,
      clock: () => this.now,
      visibilityMs: 60_000,
      maxReceives: 100,
      bury: ({ body }) => this.deadLetters.push({ body, reason: '' }),
      note: () => {},
    })
  }

  note(line: string): void {
    this.history.push(`${new Date(this.now + 8 * 3600_000).toISOString().slice(5, 19)} ${line}`)
  }

  environment(name: FunctionName): Environment {
    const environment: Environment = { name, current: undefined, invoke: async () => {} }
    const client = this.#queueClient(environment)
    environment.invoke = functionOf(name, {
      table: memoryTable(this.rows, (call, run) => this.#ask(environment, call, run)),
      queue: { client: async () => client, url: queueUrl },
      deadLettersUrl: deadUrl,
      fetch: (input, init) => this.#fetch(environment, input, init),
      clock: () => this.now,
      account: this.telegram.world.bot,
      onError: (line) => this.errors.push(line),
    })
    return environment
  }

  /** Whether this environment dies at this call; if so, before or after it takes effect. */
  #death({ name, current }: Environment): 'before' | 'after' | undefined {
    if (!current || !this.chance.happens(this.rates.death)) return undefined
    this.note(`the ${name} function dies`)
    this.befallen[name] += 1
    return this.chance.happens(0.5) ? 'before' : 'after'
  }

  async #through<T>(environment: Environment, act: () => T | Promise<T>): Promise<T> {
    const { current } = environment
    if (!current) throw new Error(`${environment.name} calls outside of an invocation`)
    return this.turns.call(current, async () => {
      const death = this.#death(environment)
      if (death === 'before') this.turns.kill(current)
      if (current.isDead) return undefined as T
      try {
        return await act()
      } catch (error) {
        if (!isRefusal(error)) this.befallen[environment.name] += 1
        throw error
      } finally {
        if (death === 'after') this.turns.kill(current)
      }
    })
  }

  /** Most shards have nothing due: looking into those is no event of its own. */
  #isIdle({ input }: Call): boolean {
    const { ':shard': shard, ':now': now } = input.ExpressionAttributeValues ?? {}
    if (input.IndexName !== dueIndex || typeof shard !== 'string') return false
    return this.rows.newest(dueIndex, shard).every(({ g2s }) => String(g2s) > String(now))
  }

  async #ask(environment: Environment, call: Call, run: (call: Call) => object): Promise<object> {
    if (this.#isIdle(call)) return { Items: [] }
    return this.#through(environment, () => {
      const { name } = environment
      failBefore(this.rates, this.chance, call.name)
      const isLate = call.input.IndexName !== undefined && this.chance.happens(this.rates.stale)
      const lag = isLate ? this.chance.below(6) : 0
      const asked = this.mutation.ask?.({ ...call, lag }, name) ?? { ...call, lag }
      if (asked === 'skip') return {}
      const once = () => this.#answered(asked, run, name)
      const isWrite = !/^(Get|Query|BatchGet)/.test(call.name)
      if (isWrite && this.chance.happens(this.rates.repeated)) {
        this.befallen[name] += 1
        this.note(`a write is sent twice, since its answer was lost: ${keyOf(call)}`)
        try {
          once()
        } catch {
          // Nobody hears of the first answer, refusals included.
        }
      }
      const answer = once()
      if (isWrite && this.chance.happens(this.rates.timeoutAfter)) {
        this.note(`a write is done, its answer is lost: ${keyOf(call)}`)
        throw fault('TimeoutError')
      }
      return this.mutation.answer?.(asked, answer, this.rows, name) ?? answer
    })
  }

  #answered(call: Call, run: (call: Call) => object, by: FunctionName): object {
    try {
      const answer = run(call)
      this.asked.push({ call, answer })
      return answer
    } catch (error) {
      this.asked.push({ call, error })
      const refused = error instanceof Error && /Conditional|Canceled/.test(error.name)
      const forgiven = refused ? this.mutation.forgive?.(call, this.rows, by) : undefined
      if (forgiven) return forgiven
      throw error
    }
  }

  #queueClient(environment: Environment): SQSClient {
    const send = (command: { constructor: { name: string }; input: QueueInput }) =>
      this.#through(environment, () => {
        if (this.chance.happens(this.rates.throttled)) throw fault('ThrottlingException')
        const answer = this.#queueAnswer(environment.name, command.constructor.name, command.input)
        if (this.chance.happens(this.rates.timeoutAfter)) throw fault('TimeoutError')
        return answer
      })
    // The functions use nothing of a client but `send`.
    return { send } as unknown as SQSClient
  }

  #queueAnswer(by: FunctionName, command: string, input: QueueInput): object {
    if (command === 'ChangeMessageVisibilityCommand') {
      this.fifo.hide(input.ReceiptHandle ?? '', (input.VisibilityTimeout ?? 0) * 1000)
      return {}
    }
    if (input.QueueUrl === deadUrl) {
      const reason = input.MessageAttributes?.reason?.StringValue ?? ''
      this.deadLetters.push({ body: input.MessageBody ?? '', reason })
      return {}
    }
    for (const entry of input.Entries ?? []) {
      for (const one of this.mutation.queue?.(entry, by) ?? [entry]) {
        this.queued.push(one)
        const { id } = this.fifo.send({
          group: one.MessageGroupId,
          once: one.MessageDeduplicationId,
          body: one.MessageBody,
        })
        const ids = this.accepted.get(one.MessageDeduplicationId) ?? new Set()
        this.accepted.set(one.MessageDeduplicationId, ids.add(id))
      }
    }
    return { Failed: [] }
  }

  async #fetch(
    environment: Environment,
    input: Parameters<typeof fetch>[0],
    init: RequestInit | undefined,
  ): Promise<Response> {
    const method = String(input).split('/').at(-1) ?? ''
    const body = await bodyOf(init)
    const { name, current } = environment
    const since = this.begun.get(current ?? nobody) ?? 0
    return this.#through(environment, async () => {
      this.mutation.say?.(method, body.params, name)
      if (method === 'answerCallbackQuery') this.answered.add(String(body.params.callback_query_id))
      const refusal = refusalOf(this.rates, this.chance)
      if (refusal) {
        this.befallen[name] += 1
        return this.#heard(method, refusal, name)
      }
      const said = await this.say(name, method, body, since)
      if (current?.update !== undefined) this.heard.add(current.update)
      if (current) this.saidBy.set(current, [...(this.saidBy.get(current) ?? []), said.entry])
      if (this.chance.happens(this.rates.unanswered)) {
        said.entry.isSure = false
        this.note(`Telegram does it, its answer is lost: ${method}`)
        throw new TypeError('fetch failed')
      }
      return this.#heard(method, said.answer, name)
    })
  }

  readonly begun = new Map<Invocation, number>()
  readonly saidBy = new Map<Invocation, Said[]>()

  #heard(method: string, answer: { ok: boolean; error_code?: number }, by: FunctionName): Response {
    const code = answer.ok ? 200 : (answer.error_code ?? 500)
    if (!answer.ok && this.mutation.ignore?.(method, code, by)) {
      return Response.json({ ok: true, result: { message_id: 1 } })
    }
    return Response.json(answer, { status: code })
  }

  async say(by: FunctionName, method: string, body: Body, since: number) {
    const { params } = body
    const outcome = await this.telegram.call(method, body)
    const answer =
      typeof outcome === 'string'
        ? { ok: false as const, error_code: 500, description: outcome }
        : outcome
    const result = answer.ok ? (answer.result as { message_id?: number }) : undefined
    const entry: Said = {
      at: this.now,
      by,
      method,
      params,
      applied: answer.ok,
      ...(!answer.ok && { refused: answer.description }),
      isSure: true,
      ...(result?.message_id !== undefined && { message: result.message_id }),
      since,
      until: this.rows.written.length,
    }
    this.said.push(entry)
    if (!method.startsWith('get')) this.note(`${by}: ${method} ${gist(params, answer)}`)
    return { answer, entry }
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException'

const nobody: Invocation = { name: '', isDead: true, isDone: true, waiting: 0 }

interface QueueInput {
  QueueUrl?: string
  Entries?: QueueEntry[]
  ReceiptHandle?: string
  VisibilityTimeout?: number
  MessageBody?: string
  MessageAttributes?: Record<string, { StringValue?: string }>
}

const keyOf = ({ input }: Call): string => {
  const { pk, sk } = input.Key ?? input.Item ?? {}
  return `${pk} ${sk}`
}

const gist = (params: Record<string, unknown>, answer: { ok: boolean; description?: string }) => {
  const reaction = params.reaction && JSON.stringify(params.reaction)
  const text = String(params.text ?? params.caption ?? reaction ?? '')
  const said = text.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 80)
  const where = params.chat_id === undefined ? '' : `to ${params.chat_id} `
  return `${where}“${said}”${answer.ok ? '' : ` – refused: ${answer.description}`}`
}
