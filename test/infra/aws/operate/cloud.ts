import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import {
  DeleteParametersCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { mockClient } from 'aws-sdk-client-mock'
import { type Cell, parseCell } from '../../../../infra/aws/cell.ts'
import { clientsIn, type Operator } from '../../../../infra/aws/operate/account.ts'
import { botApi } from '../../../../shared/telegram/api.ts'

export const bot = '7700001'

/** A cell as cdk.json holds it. */
export const cellWith = (change: object = {}): Cell =>
  parseCell('prod-a', {
    'prod-a': {
      region: 'ap-southeast-1',
      bots: { [bot]: '@bangshou_bot' },
      logDays: 30,
      reserveConcurrency: true,
      ...change,
    },
  })

const notThere = (name = '') =>
  new CloudFormationServiceException({
    name: 'ValidationError',
    message: `Stack with id ${name} does not exist`,
    $fault: 'client',
    $metadata: {},
  })

/** As much of an account as the operator's commands touch; what they did to it can be looked at. */
export function cloud() {
  const parameters = new Map<string, { Value: string; Type: string }>()
  const stacks = new Map<string, Record<string, string>>()
  const settings = new Map<string, Record<string, string>>()
  const account = { concurrency: 1000 }
  const refreshed: string[] = []

  mockClient(STSClient)
    .on(GetCallerIdentityCommand)
    .resolves({ Account: '111122223333', Arn: 'arn:aws:sts::111122223333:user/anna' })

  const cloudFormation = mockClient(CloudFormationClient)
  cloudFormation.on(DescribeStacksCommand).callsFake(({ StackName }) => {
    const outputs = stacks.get(StackName)
    if (!outputs) throw notThere(StackName)
    const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
      OutputKey,
      OutputValue,
    }))
    return { Stacks: [{ StackName, StackStatus: 'UPDATE_COMPLETE', Outputs }] }
  })
  cloudFormation.on(UpdateTerminationProtectionCommand).resolves({})

  const ssm = mockClient(SSMClient)
  ssm.on(PutParameterCommand).callsFake(({ Name, Value, Type }) => {
    parameters.set(Name, { Value, Type })
    return {}
  })
  ssm.on(GetParametersCommand).callsFake(({ Names }) => ({
    Parameters: Names.flatMap((Name: string) => {
      const found = parameters.get(Name)
      return found ? [{ Name, ...found }] : []
    }),
  }))
  ssm.on(DeleteParametersCommand).callsFake(({ Names }) => {
    for (const name of Names) parameters.delete(name)
    return {}
  })

  const functions = mockClient(LambdaClient)
  functions
    .on(GetAccountSettingsCommand)
    .callsFake(() => ({ AccountLimit: { ConcurrentExecutions: account.concurrency } }))
  functions.on(GetFunctionConfigurationCommand).callsFake(({ FunctionName }) => ({
    Environment: { Variables: settings.get(FunctionName) ?? {} },
    LastUpdateStatus: 'Successful',
  }))
  const hooks = { onRefresh: async () => {} }
  functions
    .on(UpdateFunctionConfigurationCommand)
    .callsFake(async ({ FunctionName, Environment }) => {
      settings.set(FunctionName, Environment.Variables)
      refreshed.push(FunctionName)
      await hooks.onRefresh()
      return {}
    })

  const queues = mockClient(SQSClient)
  queues
    .on(GetQueueUrlCommand)
    .callsFake(({ QueueName }) => ({ QueueUrl: `https://sqs.example/${QueueName}` }))
  queues.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }) => ({
    Attributes: { ApproximateNumberOfMessages: QueueUrl.includes('dead') ? '2' : '7' },
  }))

  const said: string[] = []
  const ran: string[] = []
  const operator = (cell: Cell, apiRoot: string): Operator => ({
    cell,
    clients: clientsIn(cell.region),
    say: (line) => void said.push(line),
    async cdk(...words) {
      ran.push(words.join(' '))
      if (words[0] === 'bootstrap') stacks.set('CDKToolkit', {})
      if (words[0] !== 'deploy') return
      stacks.set('bangshou-prod-a-data', {})
      stacks.set('bangshou-prod-a-bots', { [`WebhookUrl${bot}`]: urlOf(bot) })
    },
    telegram: (token) => botApi(token, apiRoot),
    wait: async () => {},
  })
  return {
    parameters,
    stacks,
    settings,
    account,
    refreshed,
    hooks,
    said,
    ran,
    operator,
    tables: mockClient(DynamoDBClient),
    logs: mockClient(CloudWatchLogsClient),
    queues,
  }
}

export const urlOf = (id: string): string => `https://b${id}.lambda-url.ap-southeast-1.on.aws/`
