import { join } from 'node:path'
import { App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleAll, bundleRoot } from './bundle.ts'
import { parseCell } from './cell.ts'
import { acknowledge, acknowledgeData } from './stacks/acknowledged.ts'
import { BotsStack } from './stacks/bots.ts'
import { DataStack } from './stacks/data.ts'

const app = new App()
const cell = parseCell(
  process.env.CELL ?? app.node.getContext('cell'),
  app.node.getContext('cells'),
)
const env = {
  region: cell.region,
  ...(process.env.CDK_DEFAULT_ACCOUNT && { account: process.env.CDK_DEFAULT_ACCOUNT }),
}
const bundles = process.env.BUNDLES ?? bundleRoot
await bundleAll(bundles)
const dataStack = new DataStack(app, cell, { env })
acknowledgeData(dataStack)
if (Object.keys(cell.bots).length > 0) {
  const code = (name: string) => join(bundles, name)
  acknowledge(new BotsStack(app, { cell, data: dataStack.data, code }, { env }))
}
// Activated in the billing console, they tell what each cell costs.
for (const [key, value] of Object.entries({
  project: 'bangshou',
  stage: cell.stage,
  cell: cell.name,
}))
  Tags.of(app).add(key, value)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
