import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { dueIndex, timelineIndex } from '../../../shared/store/table.ts'
import type { FunctionName } from '../bundle.ts'
import { type Cell, namesOf } from '../cell.ts'
import type { Data } from './data.ts'

/** What every part of a cell is built from. */
export interface Parts {
  cell: Cell
  data: Data
  /** The bundle's directory. */
  code: (name: FunctionName) => string
}

export interface FunctionOptions {
  /** `webhook-<bot>`, `tick`: in the names of the function and its log. */
  name: string
  bundle: FunctionName
  purpose: string
  memoryMiB: number
  seconds: number
  /** At most so many at once. */
  concurrency: number
  environment: Record<string, string>
}

/** What all four do to rows. None scans, none touches the table itself. */
const rowActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
]

/** What DynamoDB does with a key in the name of whoever reads and writes. */
const keyActions = ['Decrypt', 'Encrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey'].map(
  (action) => `kms:${action}`,
)

const allow = (actions: string[], resources: string[], conditions = {}) =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions })

/** A function with a role of its own that may write its own log, and a log that expires. */
export class CellFunction extends Construct {
  readonly lambda: Lambda
  readonly role: Role
  readonly #parts: Parts

  constructor(scope: Construct, id: string, parts: Parts, options: FunctionOptions) {
    super(scope, id)
    this.#parts = parts
    const { cell, data, code } = parts
    const names = namesOf(cell)
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: names.logGroup(options.name),
      retention: cell.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', {
      roleName: `${names.function(options.name)}-${Stack.of(this).region}`,
      description: options.purpose,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
    const region = Stack.of(this).region
    this.lambda = new Lambda(this, 'Function', {
      functionName: names.function(options.name),
      description: options.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'handler.handler',
      code: Code.fromAsset(code(options.bundle)),
      memorySize: options.memoryMiB,
      timeout: Duration.seconds(options.seconds),
      ...(cell.reserveConcurrency && { reservedConcurrentExecutions: options.concurrency }),
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      environment: {
        CELL: cell.name,
        TABLE_NAME: data.tableName,
        DYNAMODB_ENDPOINT: `https://dynamodb.${region}.amazonaws.com`,
        ...options.environment,
      },
    })
    // The function must not start before it may write its log.
    this.lambda.node.addDependency(this.role)
  }

  may(actions: string[], resources: string[], conditions = {}): void {
    this.role.addToPolicy(allow(actions, resources, conditions))
  }

  /** Rows of the table and of its two indexes, through DynamoDB's use of the key alone. */
  mayUseTable(more: string[] = []): void {
    const { tableArn } = this.#parts.data
    const indexes = [timelineIndex, dueIndex].map((index) => `${tableArn}/index/${index}`)
    const rows = [...rowActions, ...more].map((action) => `dynamodb:${action}`)
    this.may(rows, [tableArn])
    this.may(['dynamodb:Query'], indexes)
    this.#mayUseKey(keyActions, 'dynamodb')
  }

  /** Puts pictures of activities there and takes them away, and can't see or list any. */
  mayKeepPhotos(): void {
    const { photos } = this.#parts.data
    if (!photos) return
    this.may(['s3:DeleteObject', 's3:PutObject'], [`${photos.arn}/activities/*`])
    this.#mayUseKey(['kms:GenerateDataKey'], 's3')
  }

  #mayUseKey(actions: string[], service: 'dynamodb' | 's3'): void {
    this.may(actions, [this.#parts.data.keyArn], {
      StringEquals: { 'kms:ViaService': `${service}.${Stack.of(this).region}.amazonaws.com` },
    })
  }

  /** A bot's secrets, by their names. They are kept under the account's own key for parameters. */
  mayReadSecrets(bot: string, ...whats: ('token' | 'secret' | 'info')[]): void {
    const { parameter } = namesOf(this.#parts.cell)
    const arns = whats.map((what) =>
      Stack.of(this).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: parameter(bot, what).slice(1),
      }),
    )
    this.may(['ssm:GetParameters'], arns)
  }
}
