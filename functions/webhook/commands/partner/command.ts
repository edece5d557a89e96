import {
  digest,
  type PartnerId,
  parseActivityId,
  parsePartnerId,
} from '../../../../shared/domain/ids.ts'
import {
  type Partner,
  partnerFacts,
  partnerField,
  whoOffers,
} from '../../../../shared/domain/partner.ts'
import { fold } from '../../../../shared/domain/text/fold.ts'
import { day } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivity } from '../../../../shared/store/activity.ts'
import {
  addPartner,
  linkPartners,
  notePartnerAsked,
  partnersOf,
  readPartner,
  removePartner,
  updatePartner,
} from '../../../../shared/store/partner.ts'
import {
  renderKinds,
  renderLinks,
  renderPartner,
  renderPartners,
  renderRemove,
} from '../../../../shared/views/partner.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { type PartnerStep, partnerAsked, partnerKind, partnerStep, partnerText } from './input.ts'

type Here = InCommunity & { partner: Partner }

async function found(
  ctx: Ctx,
  { community, me }: InCommunity,
  text: string,
  page = 0,
): Promise<Spoken> {
  const all = await partnersOf(ctx.world.table, community.id)
  const about = { text, page, mayChange: me.roles.coordinator ?? false }
  return renderPartners(community.id, whoOffers(all, text), about, ctx.world.words)
}

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

const cardOf = (ctx: Ctx, { community, me }: InCommunity, partner: Partner): Spoken =>
  renderPartner(partner, community.zone, me.roles.coordinator ?? false, ctx.world.words)

async function ask(
  ctx: Ctx,
  here: InCommunity,
  step: PartnerStep,
  partner?: Partner,
): Promise<void> {
  const { words } = ctx.world
  const data = { community: here.community.id, ...(partner && { partner: partner.id }) }
  await listen(ctx, { verb: 'partner', step, data })
  await silence(ctx)
  await reply(ctx, { text: words.html(`partner-ask-${step}`, { name: partner?.name ?? '' }) })
}

/** A new partner, named once; then it is asked what they offer. */
async function create(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const { table, now, words } = ctx.world
  const name = partnerField('name', text)
  if (!name) return void (await reply(ctx, { text: words.html('partner-bad-name') }))
  const id = digest('partner', here.community.id, fold(name).toLowerCase()) as PartnerId
  const partner: Partner = {
    id,
    community: here.community.id,
    name,
    ...partnerFacts(name),
    asked: [],
    createdAt: now,
  }
  await addPartner(table, partner)
  await ask(ctx, here, 'note', (await readPartner(table, here.community.id, id)) ?? partner)
}

const linksShown = 12

/** What is coming and what was lately: what lies nearest to now, in the order of time. */
async function linkList(ctx: Ctx, { community, partner }: Here): Promise<void> {
  const { table, now, words } = ctx.world
  const near = await activitiesBetween(table, community.id, now - 14 * day, now + 60 * day)
  const shown = near
    .filter((a) => a.cancelledWhy === undefined)
    .sort((a, b) => Math.abs(a.start - now) - Math.abs(b.start - now))
    .slice(0, linksShown)
    .sort((a, b) => a.start - b.start)
  await show(ctx, renderLinks(partner, shown, community.zone, words))
}

async function link(ctx: Ctx, here: Here, id: string, isOn: boolean): Promise<void> {
  const { table } = ctx.world
  const a = parseActivityId(id)
  const activity = a && (await readActivity(table, a))
  // Only what is the community's own: the id came from outside.
  if (activity?.community !== here.community.id) return refuse(ctx, 'no-activity')
  const rest = (activity.partners ?? []).filter((p) => p !== here.partner.id)
  const linked = await linkPartners(table, activity, isOn ? [...rest, here.partner.id] : rest)
  return linked ? linkList(ctx, here) : refuse(ctx, 'team-stale')
}

async function setKind(ctx: Ctx, here: Here, name: string): Promise<void> {
  const { table } = ctx.world
  const { community, partner } = here
  const kind = partnerKind(name)
  if (!kind) return refuse(ctx, 'button-old')
  await updatePartner(table, community.id, partner.id, { kinds: [kind] })
  await show(ctx, cardOf(ctx, here, { ...partner, kinds: [kind] }))
}

async function about(ctx: Ctx, here: Here, args: string[]): Promise<void> {
  const { table } = ctx.world
  const [action = '', step = ''] = args
  const wanted = partnerStep(step)
  if (action === 'ask' && wanted) return ask(ctx, here, wanted, here.partner)
  if (action === 'link') return linkList(ctx, here)
  if (action === 'linked' || action === 'unlink') return link(ctx, here, step, action === 'linked')
  if (action === 'kinds') return show(ctx, renderKinds(here.partner, ctx.world.words))
  if (action === 'kind') return setKind(ctx, here, step)
  if (action === 'remove') return show(ctx, renderRemove(here.partner, ctx.world.words))
  if (action === 'gone') {
    await removePartner(table, here.community.id, here.partner.id)
    return show(ctx, await found(ctx, here, ''))
  }
  await show(ctx, cardOf(ctx, here, here.partner))
}

const reading = new Set(['list', 'card'])

/** The leading group reads; everything else is the coordinators'. */
const pressed = forCommunityNamed('leading', async (ctx, here, [action = '', id = '', ...rest]) => {
  if (!reading.has(action) && !here.me.roles.coordinator)
    return refuse(ctx, 'not-allowed', { who: 'coordinator' })
  if (action === 'new') return ask(ctx, here, 'name')
  if (action === 'list') return show(ctx, await found(ctx, here, '', Number(id) || 0))
  const p = parsePartnerId(id)
  const partner = p && (await readPartner(ctx.world.table, here.community.id, p))
  if (!partner) return refuse(ctx, 'partner-gone')
  await about(ctx, { ...here, partner }, [action, ...rest])
})

/** What was typed about a partner: kept, or the words that say what was wrong. */
async function heard(ctx: Ctx, here: Here, step: PartnerStep, text: string): Promise<boolean> {
  const { table, now } = ctx.world
  const { partner, me } = here
  const value = partnerField(step === 'contact' ? 'contact' : 'note', text)
  if (!value) return false
  if (step === 'about') await notePartnerAsked(table, partner, { at: now, by: me.id, about: value })
  else if (step === 'contact')
    await updatePartner(table, partner.community, partner.id, { contact: value })
  else {
    const { offers } = partnerFacts(partner.name, value)
    await updatePartner(table, partner.community, partner.id, { note: value, offers })
  }
  return true
}

const answered = forCommunityNamed('coordinator', async (ctx, here, [id = '', name, text = '']) => {
  const { table, words } = ctx.world
  const step = partnerStep(name)
  if (step === 'name') return create(ctx, here, text)
  const p = parsePartnerId(id)
  const partner = p && (await readPartner(table, here.community.id, p))
  if (!partner || !step) return refuse(ctx, 'partner-gone')
  if (!(await heard(ctx, { ...here, partner }, step, text)))
    return void (await reply(ctx, { text: words.html('partner-too-long') }))
  await hush(ctx)
  const after = await readPartner(table, here.community.id, partner.id)
  await reply(ctx, cardOf(ctx, here, after ?? partner))
})

/** Companies, schools, hospitals: who can offer what, and when they were asked. */
export const partner: Verb = {
  command: forCommunity('leading', async (ctx, here, [text = '']) => {
    const wanted = partnerText(text)
    if (wanted.kind === 'new' && !here.me.roles.coordinator)
      return refuse(ctx, 'not-allowed', { who: 'coordinator' })
    if (wanted.kind === 'new' && ctx.chat?.type === 'private') return create(ctx, here, wanted.name)
    const query = wanted.kind === 'find' ? wanted.text : ''
    await answerAlone(ctx, await found(ctx, here, query), `partner_${here.community.id}`)
  }),
  start: forCommunityNamed('leading', async (ctx, here) => {
    await reply(ctx, await found(ctx, here, ''))
  }),
  buttons: { partner: pressed },
  async dialogue(ctx, { data, step }, text) {
    const { community, partner: p = '' } = partnerAsked(data)
    await answered.run(ctx, [community, p, step, text])
  },
}
