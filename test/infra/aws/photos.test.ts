import { beforeAll, describe, expect, it } from 'vitest'
import { actionsOf, callsGranted, grantsOf } from './roles.ts'
import { all, only, type Resource, type Synthesised, synth } from './synth.ts'

let made: Synthesised
beforeAll(async () => {
  made = await synth('photos', { photos: { keepDays: 1825 } })
}, 180_000)

const words = (value: unknown) => JSON.stringify(value)
const isDeliver = (name: unknown) => /-deliver-/.test(String(name))

const rolesOf = (what: (name: unknown) => boolean): [string, Resource][] =>
  Object.entries(made.bots.Resources).filter(
    ([, r]) => r.Type === 'AWS::IAM::Role' && what(r.Properties.RoleName),
  )

describe('the bucket for pictures', () => {
  const bucket = () => only(made.data, 'AWS::S3::Bucket')

  it('is open to nobody outside', () => {
    expect(bucket()).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    })
  })

  it('refuses whoever comes without TLS 1.2, and lets nobody in by itself', () => {
    const { Statement } = only(made.data, 'AWS::S3::BucketPolicy').PolicyDocument as {
      Statement: object[]
    }
    expect(Statement).toMatchObject([
      { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ])
  })

  it("lies under the cell's own key", () => {
    const [keyId] =
      Object.entries(made.data.Resources).find(([, r]) => r.Type === 'AWS::KMS::Key') ?? []
    expect(bucket().BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: { 'Fn::GetAtt': [keyId, 'Arn'] },
          },
        },
      ],
    })
  })

  it('lets a picture go after the days that the cell says, and keeps no version of it', () => {
    expect(bucket().LifecycleConfiguration).toEqual({
      Rules: [{ Id: 'Expiry', Status: 'Enabled', ExpirationInDays: 1825 }],
    })
    expect(bucket().VersioningConfiguration).toBeUndefined()
  })

  it('survives whatever happens to the stack', () => {
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }
    expect(all(made.data, 'AWS::S3::Bucket')).toMatchObject([kept])
  })

  it('can be taken out of the settings again: nothing of the other stack holds on to it', () => {
    expect(words(made.data.Outputs)).not.toContain('ExportsOutputRefPhotos')
    expect(words(made.bots)).not.toMatch(/ImportValue[^}]*Photos/)
  })

  it('tells by its tags what it costs', () => {
    expect(bucket().Tags).toContainEqual({ Key: 'cell', Value: 'prod-a' })
  })
})

describe('what keeps pictures', () => {
  it('is the function that speaks, and no other knows of the bucket', () => {
    const functions = all(made.bots, 'AWS::Lambda::Function').map((r) => r.Properties)
    const knowing = functions.filter((f) => words(f.Environment).includes('PHOTO_BUCKET'))
    expect(knowing.map((f) => f.FunctionName).sort()).toEqual(
      functions
        .map((f) => f.FunctionName)
        .filter(isDeliver)
        .sort(),
    )
    expect(knowing).toHaveLength(2)
    for (const { Environment } of knowing)
      expect((Environment as { Variables: object }).Variables).toMatchObject({
        PHOTO_BUCKET: bucketName(),
      })
  })

  it.each(['7700001', '7700002'])('may call for bot %s what its code calls', (bot) => {
    const [[role] = ['']] = rolesOf((name) => String(name).includes(`deliver-${bot}`))
    const byLambda = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
    const called = actionsOf(made, 'deliver')
    expect(called).toEqual(expect.arrayContaining(['s3:DeleteObject', 's3:PutObject']))
    expect(callsGranted(made.bots, role)).toEqual([...called, ...byLambda].sort())
  })

  it('puts pictures of activities there, encrypts them, takes them away, and can neither see nor list any', () => {
    const grants = grantsOf(made.bots).filter((g) => /s3/.test(g.action + g.condition))
    const shown = grants.map((g) => `${g.role} ${g.action} ${g.resource.replace(/^.*\//, '')}`)
    const of = (bot: string) => [
      `<Bot${bot}DeliverRole> s3:DeleteObject *`,
      `<Bot${bot}DeliverRole> s3:PutObject *`,
      `<Bot${bot}DeliverRole> kms:GenerateDataKey <Key961B73FDArn>`,
    ]
    expect(shown).toEqual([...of('7700001'), ...of('7700002')])
    for (const { resource } of grants.filter((g) => g.action.startsWith('s3:')))
      expect(resource).toBe(
        'arn:<AWS::Partition>:s3:::bangshou-prod-a-photos-<AWS::AccountId>-ap-southeast-1/activities/*',
      )
  })
})

function bucketName(): unknown {
  return only(made.data, 'AWS::S3::Bucket').BucketName
}
