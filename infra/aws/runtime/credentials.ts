import { fromEnv } from '@aws-sdk/credential-provider-env'

/**
 * Lambda hands credentials to a function by its environment and in no other way. In the bundles
 * this stands in for the SDK's search through profiles, SSO and metadata services.
 */
export const defaultProvider = (): ReturnType<typeof fromEnv> => fromEnv()
