import { FilterLogEventsCommand, ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs'
import { beforeEach, describe, expect, it } from 'vitest'
import { filterOf, logs, sinceOf } from '../../../../infra/aws/operate/logs.ts'
import { cellWith, cloud } from './cloud.ts'

let aws: ReturnType<typeof cloud>
beforeEach(() => {
  aws = cloud()
})
const show = (query: Parameters<typeof logs>[1]) =>
  logs(aws.operator(cellWith(), 'http://127.0.0.1:1'), query)

describe('reading the logs of one community', () => {
  it('asks every function of the cell for its id, page after page', async () => {
    aws.logs.on(FilterLogEventsCommand).callsFake(({ logGroupName, nextToken }) => {
      if (!logGroupName.endsWith('/tick')) return { events: [] }
      if (!nextToken) return { events: [{ timestamp: 2000, message: '{"n":2}\n' }], nextToken: 'x' }
      return { events: [{ timestamp: 1000, message: '{"n":1}\n' }] }
    })
    await show({ community: 'guihua', since: 500 })
    const asked = aws.logs.commandCalls(FilterLogEventsCommand).map(({ args: [c] }) => c.input)
    expect(new Set(asked.map((input) => input.logGroupName))).toEqual(
      new Set([
        '/bangshou/prod-a/webhook-7700001',
        '/bangshou/prod-a/deliver-7700001',
        '/bangshou/prod-a/changes',
        '/bangshou/prod-a/tick',
      ]),
    )
    expect(asked[0]).toMatchObject({ filterPattern: '{ $.community = "guihua" }', startTime: 500 })
    expect(aws.said).toEqual([
      '1970-01-01T00:00:01.000Z {"n":1}',
      '1970-01-01T00:00:02.000Z {"n":2}',
    ])
  })

  it('says so when there is nothing, also where nothing ever ran', async () => {
    aws.logs
      .on(FilterLogEventsCommand)
      .rejects(new ResourceNotFoundException({ message: 'no group', $metadata: {} }))
    await show({ since: 0 })
    expect(aws.said).toEqual(['Nothing in that time. Look further back: --since 2d'])
  })

  it('combines what is asked for, and takes nothing but ids', () => {
    expect(filterOf({ community: 'guihua', level: 'error', since: 0 })).toBe(
      '{ $.community = "guihua" && $.level = "error" }',
    )
    expect(filterOf({ update: '17', since: 0 })).toBe('{ $.update = 17 }')
    expect(() => filterOf({ community: 'a" || $.x = "b', since: 0 })).toThrow(/is no id/)
  })

  it('looks as far back as it is told', () => {
    expect(sinceOf('6h', 100 * 3_600_000)).toBe(94 * 3_600_000)
    expect(() => sinceOf('yesterday', 0)).toThrow('--since "yesterday" must be like 30m, 6h or 2d')
  })
})
