import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** The attribute that holds an item's expiry, epoch seconds. */
export const ttlAttribute = 'ttl'

/** Timeline: activities by community, participations by member, open needs. Whole items. */
export const timelineIndex = 'GSI1'

/** What is due, by instant. Keys only: the claim reads and writes the item itself. */
export const dueIndex = 'GSI2'

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const })

const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
]

/**
 * The one table, as every host creates it. Both indexes are sparse: an item without their
 * attributes costs them nothing. (Expiry is switched on by a second call; AWS offers no other way.)
 */
export const tableDefinition = (name: string) =>
  ({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'g1p', 'g1s', 'g2p', 'g2s'].map(text),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      {
        IndexName: timelineIndex,
        KeySchema: keys('g1p', 'g1s'),
        Projection: { ProjectionType: 'ALL' },
      },
      {
        IndexName: dueIndex,
        KeySchema: keys('g2p', 'g2s'),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }) satisfies CreateTableCommandInput
