import { type Policy, policies, policyKey, policyOf } from '../../../../shared/domain/policy.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { recordAudit } from '../../../../shared/store/audit.ts'
import { updateCommunity } from '../../../../shared/store/community.ts'
import { renderRules, renderSure } from '../../../../shared/views/rules.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed, meIn } from '../../gate.ts'
import { allows } from '../../menus.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function page(ctx: Ctx, { community }: InCommunity): Promise<Spoken> {
  const { roles } = await meIn(ctx, community, 'coordinator')
  const mayChoose = allows('coordinator', roles)
  return renderRules({ community, mayChoose, words: ctx.world.words })
}

/** From the next roll call on; what is in the books stays as it was counted. */
async function choose(ctx: Ctx, { community, me }: InCommunity, policy: Policy): Promise<void> {
  const { table, now, words } = ctx.world
  const chosen = policyKey(policy)
  if (community.policy !== chosen) {
    await updateCommunity(table, community.id, { policy: chosen })
    const entry = { community: community.id, at: now, by: me.id, member: me.id }
    await recordAudit(table, { ...entry, what: `policy-${policy.name}` })
  }
  await toast(ctx, words.plain('rules-chosen'))
  await replace(
    ctx,
    renderRules({ community: { ...community, policy: chosen }, mayChoose: true, words }),
  )
}

const answer = forCommunity('anyone', async (ctx, here) =>
  answerAlone(ctx, await page(ctx, here), 'rules'),
)

/** How hours count here, in plain words; coordinators choose among the rules that are known. */
export const rules: Verb = {
  command: answer,
  start: answer,
  buttons: {
    rules: forCommunityNamed('coordinator', async (ctx, here, [key = '', word]) => {
      const policy = policyOf(key)
      if (key !== '' && !policies.some((one) => one === policy)) return refuse(ctx, 'button-old')
      if (policy && word === 'yes') return choose(ctx, here, policy)
      await silence(ctx)
      const { words } = ctx.world
      const { community } = here
      const isOther = policy && policy !== policyIn(community)
      await replace(ctx, isOther ? renderSure({ community, policy, words }) : await page(ctx, here))
    }),
  },
}
