/** Ids are strings that the type checker keeps apart; each is minted in one place only. */
export type CommunityId = string & { readonly kind: 'CommunityId' }
