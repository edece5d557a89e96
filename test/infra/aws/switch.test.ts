import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { parseCell } from '../../../infra/aws/cell.ts'
import { DataStack } from '../../../infra/aws/stacks/data.ts'

const cellWith = (change: object) =>
  parseCell('prod-a', {
    'prod-a': {
      region: 'ap-southeast-1',
      bots: {},
      logDays: 30,
      reserveConcurrency: true,
      ...change,
    },
  })

const stackOf = (change: object) =>
  new DataStack(new App(), cellWith(change), { env: { region: 'ap-southeast-1' } })

const exportsOf = (stack: DataStack) =>
  Object.values(Template.fromStack(stack).findOutputs('*'))
    .flatMap((output) => output.Export?.Name ?? [])
    .sort()

it('hands the functions a restored table, and takes nothing back that they used until then', () => {
  const table = { name: 'bangshou-prod-a-20261125T080000', streamArn: 'arn:stream' }
  const [before, after] = [stackOf({}), stackOf({ table })]
  expect(after.data).toMatchObject({ tableName: table.name, streamArn: table.streamArn })
  expect(after.data.tableArn).toContain(`table/${table.name}`)
  expect(exportsOf(before).length).toBeGreaterThan(3)
  expect(exportsOf(after)).toEqual(exportsOf(before))
})
