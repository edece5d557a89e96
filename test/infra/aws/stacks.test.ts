import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { assumed } from '../../../infra/aws/cost/cost.ts'
import { metrics } from '../../../shared/log.ts'
import { tableDefinition } from '../../../shared/store/table.ts'
import { actionsOf, callsGranted, grantsOf, printed } from './roles.ts'
import { all, only, type Resource, type Synthesised, synth } from './synth.ts'

let made: Synthesised
beforeAll(async () => {
  made = await synth('stacks', { alarmEmail: 'someone@example.org' })
}, 180_000)

const lambdas = [
  'webhook-7700001',
  'deliver-7700001',
  'webhook-7700002',
  'deliver-7700002',
  'changes',
  'tick',
]

const full = (name: string) => `bangshou-prod-a-${name}`

function named(type: string, field: string, name: string): [string, Resource['Properties']] {
  const found = Object.entries(made.bots.Resources).find(
    ([, r]) => r.Type === type && r.Properties[field] === full(name),
  )
  if (!found) throw new Error(`no ${type} ${name}`)
  return [found[0], found[1].Properties]
}

const fn = (name: string) => named('AWS::Lambda::Function', 'FunctionName', name)[1]
const queue = (name: string) => named('AWS::SQS::Queue', 'QueueName', name)[1]
const queueArn = (name: string) => ({
  'Fn::GetAtt': [named('AWS::SQS::Queue', 'QueueName', name)[0], 'Arn'],
})
const source = (what: string) =>
  all(made.bots, 'AWS::Lambda::EventSourceMapping').find((r) =>
    JSON.stringify(r.Properties.EventSourceArn).includes(what),
  )?.Properties

describe('the table', () => {
  const table = () => only(made.data, 'AWS::DynamoDB::Table')

  it('is the very one that a single machine makes', () => {
    const { StreamSpecification, ...definition } = tableDefinition('bangshou-prod-a')
    const { StreamViewType } = StreamSpecification
    expect(table()).toMatchObject({ ...definition, StreamSpecification: { StreamViewType } })
  })

  it('is paid by use, forgets by ttl, and tells both images of a change', () => {
    expect(table()).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    })
  })

  it('can be brought back to any second, and lies under a key of its own that rotates', () => {
    expect(table()).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    })
    expect(only(made.data, 'AWS::KMS::Key')).toMatchObject({ EnableKeyRotation: true })
  })

  it('survives whatever happens to the stack', () => {
    expect(table()).toMatchObject({ DeletionProtectionEnabled: true })
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }
    expect(all(made.data, 'AWS::DynamoDB::Table')).toMatchObject([kept])
    expect(all(made.data, 'AWS::KMS::Key')).toMatchObject([kept])
  })
})

/** Bytes of the entry and of what it imports at once, chunk by chunk. */
function loadedAtStart(name: string): number {
  const loaded = new Map<string, number>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    const code = readFileSync(`${made.bundles}/${name}/${file}`, 'utf8')
    loaded.set(file, Buffer.byteLength(code))
    for (const [, chunk] of code.matchAll(/(?:^|;)import[^;"'(]*["']\.\/([^"']+)["']/gm))
      if (chunk) load(chunk)
  }
  load('handler.mjs')
  return [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0)
}

describe('pictures', () => {
  it('stay with Telegram alone unless the cell says otherwise', () => {
    expect(all(made.data, 'AWS::S3::Bucket')).toEqual([])
    expect(JSON.stringify(made.bots)).not.toMatch(/PHOTO_BUCKET|s3:/)
  })
})

describe('every function', () => {
  it.each(lambdas)('%s runs on Node 24, arm64, within bounds', (name) => {
    expect(fn(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'handler.handler',
      ReservedConcurrentExecutions: expect.any(Number),
      Timeout: expect.any(Number),
      Environment: { Variables: { CELL: 'prod-a' } },
    })
  })

  it.each(['webhook', 'changes', 'tick', 'deliver'])(
    '%s carries the SDK and the map of its source, and asks for nothing to be installed',
    (name) => {
      const files = globSync(`${made.bundles}/${name}/*.mjs`)
      expect(files.map((f) => basename(f))).toContain('handler.mjs')
      const imports = /(?:^|;)import[^;"']*["']([^"'./][^"']*)["']/gm
      const outside = files.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(imports)].map((m) => m[1] ?? ''),
      )
      expect(outside.length).toBeGreaterThan(0)
      expect(outside.filter((m) => !isBuiltin(m) && m !== '@resvg/resvg-js')).toEqual([])
      expect(globSync(`${made.bundles}/${name}/handler.mjs.map`)).toHaveLength(1)
    },
  )

  it('lets the first who signs up in the morning wait for no more than 450 KiB', () => {
    const kibibytes = loadedAtStart('webhook') / 1024
    expect(kibibytes).toBeGreaterThan(200)
    expect(kibibytes).toBeLessThan(450)
  })

  it('keeps its log for thirty days', () => {
    const days = all(made.bots, 'AWS::Logs::LogGroup').map((r) => r.Properties.RetentionInDays)
    expect(days).toEqual(lambdas.map(() => 30))
  })

  it('names secrets and holds none', () => {
    expect(fn('webhook-7700002')).toMatchObject({
      Environment: {
        Variables: {
          BOT_TOKEN_PARAMETER: '/bangshou/prod-a/7700002/token',
          WEBHOOK_SECRET_PARAMETER: '/bangshou/prod-a/7700002/secret',
          BOT_INFO_PARAMETER: '/bangshou/prod-a/7700002/info',
        },
      },
    })
  })
})

describe('every role', () => {
  it('may do what is printed here and nothing else', async () => {
    const grants = printed([...grantsOf(made.data), ...grantsOf(made.bots)])
    await expect(`${grants}\n`).toMatchFileSnapshot('roles.snapshot.txt')
  })

  it('belongs to one function', () => {
    const roles = all(made.bots, 'AWS::Lambda::Function').map((r) =>
      JSON.stringify(r.Properties.Role),
    )
    expect(new Set(roles).size).toBe(lambdas.length)
  })

  it('has no star but the one that AWS demands, and no managed policy', () => {
    const stars = grantsOf(made.bots).filter((g) => `${g.action}${g.resource}`.includes('*'))
    expect(stars.map((g) => `${g.action} ${g.resource}`)).toEqual(['dynamodb:ListStreams *'])
    for (const { Properties } of all(made.bots, 'AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns).toBeUndefined()
  })

  it.each([
    ['webhook-7700001', 'webhook', []],
    [
      'deliver-7700001',
      'deliver',
      ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    ],
    [
      'changes',
      'changes',
      [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
    ],
    ['tick', 'tick', []],
  ])('%s may call of the table and the queues what its code calls', (name, bundle, byLambda) => {
    const role = named('AWS::IAM::Role', 'RoleName', `${name}-ap-southeast-1`)[0]
    // Without a bucket nothing is put into one.
    const called = actionsOf(made, bundle).filter((action) => !action.startsWith('s3:'))
    expect(callsGranted(made.bots, role)).toEqual([...called, ...byLambda].sort())
  })
})

describe('what Telegram tells', () => {
  it('comes to an address of its own for each bot, open to whoever knows the secret', () => {
    const urls = all(made.bots, 'AWS::Lambda::Url')
    expect(urls.map((u) => u.Properties.AuthType)).toEqual(['NONE', 'NONE'])
    const actions = all(made.bots, 'AWS::Lambda::Permission').map((p) => p.Properties.Action)
    const both = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']
    expect(actions.sort()).toEqual([...both, ...both].sort())
    expect(Object.keys(made.bots.Outputs)).toEqual(['WebhookUrl7700001', 'WebhookUrl7700002'])
  })
})

describe('what changed', () => {
  it('is followed within two seconds, in order, halved where it fails, and never lost', () => {
    expect(source('TableStreamArn')).toMatchObject({
      MaximumBatchingWindowInSeconds: 2,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 30,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: queueArn('changes-dead') } },
    })
  })

  it('goes to the queue of the bot whose community it is', () => {
    const environment = JSON.stringify(fn('changes').Environment)
    for (const bot of ['7700001', '7700002']) {
      expect(environment).toContain(`${bot}=`)
      expect(environment).toContain(queueArn(`${bot}.fifo`)['Fn::GetAtt'][0])
    }
  })
})

describe('what is to be said', () => {
  it.each(['7700001', '7700002'])('waits in order for bot %s, with its dead letters', (bot) => {
    expect(queue(`${bot}.fifo`)).toMatchObject({
      FifoQueue: true,
      FifoThroughputLimit: 'perMessageGroupId',
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: queueArn(`${bot}-dead.fifo`), maxReceiveCount: 100 },
    })
    expect(queue(`${bot}-dead.fifo`)).toMatchObject({
      FifoQueue: true,
      MessageRetentionPeriod: 14 * 86_400,
    })
  })

  it('is said by two at a time, ten in a batch, each failure alone', () => {
    expect(source(queueArn('7700001.fifo')['Fn::GetAtt'][0] ?? '')).toMatchObject({
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
  })

  it('stays hidden for longer than the one who says it can take', () => {
    const { VisibilityTimeout } = queue('7700001.fifo')
    expect(Number(VisibilityTimeout)).toBeGreaterThan(Number(fn('deliver-7700001').Timeout))
  })
})

describe('the clock', () => {
  it('strikes every minute with the time that was meant, and tells when it could not', () => {
    expect(only(made.bots, 'AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: queueArn('tick-dead') },
      },
    })
    expect(queue('tick-dead').FifoQueue).toBeUndefined()
  })

  it('leaves a minute that failed to the next one, and keeps it to be seen', () => {
    expect(only(made.bots, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: queueArn('tick-dead') } },
    })
  })
})

describe('whoever runs it', () => {
  const alarms = () => all(made.bots, 'AWS::CloudWatch::Alarm').map((r) => r.Properties)
  const of = (metric: string) => alarms().filter((a) => a.MetricName === metric)

  it('is told of any dead letter', () => {
    const dead = of('ApproximateNumberOfMessagesVisible')
    expect(dead).toHaveLength(4)
    for (const alarm of dead)
      expect(alarm).toMatchObject({ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold' })
  })

  it('is told of errors of each function, and when updates are held up', () => {
    expect(of('Errors')).toHaveLength(lambdas.length)
    expect(of('Throttles')).toHaveLength(2)
  })

  it('is told when messages wait, the stream is behind, or answers are slow', () => {
    expect(of('ApproximateAgeOfOldestMessage')).toHaveLength(2)
    expect(of('IteratorAge')).toHaveLength(1)
    expect(of('UrlRequestLatency')).toHaveLength(2)
    for (const alarm of of('UrlRequestLatency'))
      expect(alarm).toMatchObject({ ExtendedStatistic: 'p95', Threshold: 2000 })
  })

  it('is told when the clock stands still for five minutes', () => {
    expect(of('Invocations')).toMatchObject([
      {
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        Period: 300,
        EvaluationPeriods: 1,
        TreatMissingData: 'breaching',
      },
    ])
  })

  it('pays for as many alarms as the page on costs says', () => {
    // Of two bots here the second has six of its own.
    expect(alarms()).toHaveLength(assumed.alarms + 6)
  })

  it('hears every alarm by mail', () => {
    const topic = Object.entries(made.bots.Resources).find(([, r]) => r.Type === 'AWS::SNS::Topic')
    for (const alarm of alarms()) expect(alarm.AlarmActions).toEqual([{ Ref: topic?.[0] }])
    expect(JSON.stringify(only(made.bots, 'AWS::SNS::TopicPolicy'))).toContain(
      '"Action":"sns:Publish","Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}},"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}',
    )
    expect(only(made.bots, 'AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'someone@example.org',
    })
  })

  it('sees every count on one page, none of them by community', () => {
    const body = JSON.stringify(only(made.bots, 'AWS::CloudWatch::Dashboard'))
    for (const name of metrics) expect(body).toContain(name)
    expect(body).not.toMatch(/community/i)
  })

  it('can tell from the tags what each cell costs', () => {
    const wanted = { project: 'bangshou', stage: 'prod', cell: 'prod-a' }
    const types = ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup']
    const tagged = types.flatMap((type) => all(made.bots, type))
    for (const { Properties } of [...tagged, ...all(made.data, 'AWS::DynamoDB::Table')])
      for (const [Key, Value] of Object.entries(wanted))
        expect(Properties.Tags).toContainEqual({ Key, Value })
  })
})
