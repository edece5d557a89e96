import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { namesOf } from '../cell.ts'
import { CellFunction, type Parts } from './function.ts'

/** The clock: once a minute. A minute that is lost is caught up by the next, so none is repeated. */
export class TickParts extends Construct {
  readonly tick: CellFunction
  readonly lost: Queue

  constructor(
    scope: Construct,
    parts: Parts,
    queues: Queue[],
    environment: Record<string, string>,
  ) {
    super(scope, 'Tick')
    const names = namesOf(parts.cell)
    // The scheduler takes a standard queue only.
    this.lost = new Queue(this, 'Lost', {
      queueName: names.lostTicks,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.tick = new CellFunction(this, 'Tick', parts, {
      name: 'tick',
      bundle: 'tick',
      purpose: 'Does what is due',
      memoryMiB: 512,
      seconds: 55,
      concurrency: 2,
      environment,
    })
    this.tick.mayUseTable()
    this.tick.may(
      ['sqs:SendMessage'],
      [...queues, this.lost].map((q) => q.queueArn),
    )
    this.tick.lambda.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      onFailure: { bind: () => ({ destination: this.lost.queueArn }) },
    })
    this.#schedule(names.base)
  }

  #schedule(name: string): void {
    const { functionArn } = this.tick.lambda
    const scheduler = new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    })
    const role = new Role(this, 'SchedulerRole', { assumedBy: scheduler })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    )
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.lost.queueArn] }),
    )
    const schedule = new CfnSchedule(this, 'EveryMinute', {
      name,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{"time":"<aws.scheduler.scheduled-time>"}',
        retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 },
        deadLetterConfig: { arn: this.lost.queueArn },
      },
    })
    schedule.node.addDependency(role)
  }
}
