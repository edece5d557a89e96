import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnTable, type CfnTableProps } from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { tableDefinition, ttlAttribute } from '../../../shared/store/table.ts'
import { type Cell, namesOf } from '../cell.ts'

/** What the functions work on, and the key that it is kept under. */
export interface Data {
  tableName: string
  tableArn: string
  streamArn: string
  keyArn: string
  /** Only where the cell keeps pictures. */
  photos?: { name: string; arn: string }
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

/**
 * A bucket for pictures, which go by themselves: no version and no copy outlives `keepDays`. Its
 * name is put together here, so that the other stack needs no export and the setting can be taken
 * back.
 */
function photoBucket(stack: Stack, key: Key, keepDays: number, bucketName: string): Bucket {
  return new Bucket(stack, 'Photos', {
    bucketName,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: false,
    lifecycleRules: [{ id: 'Expiry', expiration: Duration.days(keepDays) }],
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

/** What must outlive every deployment: table, key and pictures. Removing the stack leaves them. */
export class DataStack extends Stack {
  readonly data: Data
  bucket: Bucket | undefined

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
    const photos = cell.photos && this.#photos(key, cell.photos.keepDays, names)
    this.data = { ...(restored ?? own), keyArn: key.keyArn, ...(photos && { photos }) }
  }

  #photos(key: Key, keepDays: number, names: ReturnType<typeof namesOf>): Data['photos'] {
    const name = names.photos(this.account, this.region)
    this.bucket = photoBucket(this, key, keepDays, name)
    new CfnOutput(this, 'PhotosName', { value: name })
    const arn = this.formatArn({ service: 's3', region: '', account: '', resource: name })
    return { name, arn }
  }
}
