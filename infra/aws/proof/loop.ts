/**
 * The least that a Lambda runtime does: fetch an event, call the handler, post the answer. It
 * stands in for AWS's own client where that isn't built. Run with the function's folder as the
 * current directory.
 */
const root = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`

const post = (path: string, body: unknown): Promise<unknown> =>
  fetch(`${root}/${path}`, { method: 'POST', body: JSON.stringify(body ?? null) })

const told = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') }
    : { errorType: typeof error, errorMessage: String(error) }

async function load() {
  try {
    return (await import(`${process.cwd()}/handler.mjs`)).handler
  } catch (error) {
    await post('init/error', told(error))
    process.exit(1)
  }
}

const handler = await load()
for (;;) {
  const next = await fetch(`${root}/invocation/next`)
  const awsRequestId = next.headers.get('lambda-runtime-aws-request-id')
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'))
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() }
  try {
    const result = await handler(await next.json(), context)
    await post(`invocation/${awsRequestId}/response`, result)
  } catch (error) {
    await post(`invocation/${awsRequestId}/error`, told(error))
  }
}
