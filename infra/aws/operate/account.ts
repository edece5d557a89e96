import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Api } from 'grammy/web'
import { type Cell, OperatorError } from '../cell.ts'

export interface Clients {
  sts: STSClient
  stacks: CloudFormationClient
  parameters: SSMClient
  functions: LambdaClient
  queues: SQSClient
  logs: CloudWatchLogsClient
  tables: DynamoDBClient
}

export const clientsIn = (region: string): Clients => ({
  sts: new STSClient({ region }),
  stacks: new CloudFormationClient({ region }),
  parameters: new SSMClient({ region }),
  functions: new LambdaClient({ region }),
  queues: new SQSClient({ region }),
  logs: new CloudWatchLogsClient({ region }),
  tables: new DynamoDBClient({ region }),
})

/** What an operator's command works with; a test hands in its own. */
export interface Operator {
  cell: Cell
  clients: Clients
  /** A line for the person at the terminal. */
  say: (line: string) => void
  /** Runs `cdk` with these words; rejects when it fails. */
  cdk: (...words: string[]) => Promise<void>
  telegram: (token: string) => Api
  wait: (ms: number) => Promise<void>
}

const noCredentials =
  /Credentials|Token.*(expired|missing)|ExpiredToken|UnrecognizedClient|InvalidClientTokenId/i

const howToSignIn = `Sign in to AWS first, in this terminal:
  aws configure          (an access key), or
  aws sso login          (single sign-on), then
  export AWS_PROFILE=…   if it isn't the default profile`

/** The account that the credentials belong to; without any it says how to get some. */
export async function accountOf({ clients, cell, say }: Operator): Promise<string> {
  try {
    const { Account = '', Arn } = await clients.sts.send(new GetCallerIdentityCommand({}))
    say(`Account ${Account} as ${Arn?.split(':').at(-1)}, region ${cell.region}, cell ${cell.name}`)
    return Account
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (noCredentials.test(`${error.name} ${error.message}`))
      throw new OperatorError(`No AWS credentials that work. ${howToSignIn}`)
    throw error
  }
}
