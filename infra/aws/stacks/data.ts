import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnTable, type CfnTableProps } from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { tableDefinition, ttlAttribute } from '../../../shared/store/table.ts'
import { type Cell, namesOf } from '../cell.ts'

/** The table that the functions work on, and the key that it is kept under. */
export interface Data {
  tableName: string
  tableArn: string
  streamArn: string
  keyArn: string
}

// CloudFormation writes DynamoDB's own names with a small letter.
function uncapitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalised)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [
      `${k[0]?.toLowerCase()}${k.slice(1)}`,
      uncapitalised(v),
    ]),
  )
}

function tableProps(name: string, keyArn: string): CfnTableProps {
  const { StreamSpecification, ...definition } = tableDefinition(name)
  return {
    ...(uncapitalised(definition) as CfnTableProps),
    streamSpecification: { streamViewType: StreamSpecification.StreamViewType },
    timeToLiveSpecification: { attributeName: ttlAttribute, enabled: true },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: keyArn },
    deletionProtectionEnabled: true,
  }
}

/** What must outlive every deployment: the table and its key. Removing the stack leaves both. */
export class DataStack extends Stack {
  readonly data: Data

  constructor(scope: Construct, cell: Cell, props: StackProps) {
    const names = namesOf(cell)
    super(scope, names.dataStack, { ...props, terminationProtection: true })
    // Its own policy leaves it to the account's roles, as AWS has it; these name what each may do.
    const key = new Key(this, 'Key', {
      alias: names.base,
      description: `What ${names.base} keeps`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const table = new CfnTable(this, 'Table', tableProps(names.table, key.keyArn))
    table.applyRemovalPolicy(RemovalPolicy.RETAIN)
    new CfnOutput(this, 'TableName', { value: table.ref })
    new CfnOutput(this, 'KeyArn', { value: key.keyArn })
    const restored = cell.table && {
      tableName: cell.table.name,
      tableArn: this.formatArn({
        service: 'dynamodb',
        resource: 'table',
        resourceName: cell.table.name,
      }),
      streamArn: cell.table.streamArn,
    }
    const own = { tableName: table.ref, tableArn: table.attrArn, streamArn: table.attrStreamArn }
    // Kept also when nobody reads them: CloudFormation refuses to take back what the other stack
    // used until a moment ago, and so the switch to a restored table.
    for (const value of [...Object.values(own), key.keyArn]) this.exportValue(value)
    this.data = { ...(restored ?? own), keyArn: key.keyArn }
  }
}
