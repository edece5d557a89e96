/** Where the pictures themselves are kept, for a deployment that has a bucket. */
export interface PhotoBucket {
  /** Puts a picture there; the same one again changes nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Takes a picture out again; one that isn't there changes nothing. */
  remove(key: string): Promise<void>
}

interface BucketSettings {
  bucket: string
  region: string
  /** Another S3 than Amazon's. */
  endpoint?: string
  credentials(): {
    accessKeyId: string
    secretAccessKey: string
    sessionToken?: string
  }
}

const tries = 3

/** A bucket of S3. Its client is fetched with the first picture: most deployments have none. */
export function photoBucket(settings: BucketSettings): PhotoBucket {
  const { bucket, region, endpoint } = settings
  const root = endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`
  async function call(key: string, request: RequestInit): Promise<void> {
    const { AwsClient } = await import('aws4fetch')
    const client = new AwsClient({
      ...settings.credentials(),
      service: 's3',
      region,
      retries: tries,
    })
    const answer = await client.fetch(`${root}/${key}`, request)
    if (!answer.ok) throw new Error(`a picture can't be kept or removed: ${answer.status}`)
  }
  return {
    put(key, bytes) {
      const body = new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' })
      return call(key, { method: 'PUT', body, headers: { 'content-type': 'image/jpeg' } })
    },
    remove: (key) => call(key, { method: 'DELETE' }),
  }
}

/** The bucket named by PHOTO_BUCKET, with the credentials of the function's role. */
export function photoBucketFrom(env: Record<string, string | undefined>): PhotoBucket | undefined {
  const bucket = env.PHOTO_BUCKET
  if (!bucket) return undefined
  return photoBucket({
    bucket,
    region: env.AWS_REGION ?? 'us-east-1',
    ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
    // Lambda renews them by starting anew, so each use reads them.
    credentials: () => ({
      accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
      ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
    }),
  })
}
