import { parseTeamId } from '../../../../shared/domain/ids.ts'
import { type Member, profileConsentVersion } from '../../../../shared/domain/member.ts'
import { nameIn } from '../../../../shared/domain/text/person-text.ts'
import {
  newMember,
  readMember,
  recordConsent,
  updateMember,
} from '../../../../shared/store/member.ts'
import {
  dropRequest,
  hasRequested,
  leaveTeam,
  readTeam,
  requestTeam,
  teamsOf,
} from '../../../../shared/store/team.ts'
import {
  renderAges,
  renderConsent,
  renderLanguages,
  renderProfile,
  renderSkillGroups,
  renderSkills,
  renderTeams,
  renderTimes,
  renderTooYoung,
  skillCode,
} from '../../../../shared/views/profile.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  ageIn,
  asks,
  changeFrom,
  groupIn,
  heard,
  listed,
  readDialogueStep,
  windowIn,
} from './input.ts'

type Here = InCommunity & { member: Member }

/** Nothing is kept of a person before this version of the question was answered with yes. */
const agreed = (member: Member | undefined): member is Member =>
  (member?.consent?.version ?? 0) >= profileConsentVersion

async function profile(
  ctx: Ctx,
  { member }: Here,
): Promise<{ view: Parameters<typeof renderProfile>[0] }> {
  const { table } = ctx.world
  const teams = await teamsOf(table, member.community)
  const asked = await hasRequested(
    table,
    member.community,
    member.id,
    teams.map(({ id }) => id),
  )
  return { view: { member, teams, asked } }
}

const cardOf = async (ctx: Ctx, here: Here): Promise<Spoken> =>
  renderProfile((await profile(ctx, here)).view, ctx.world.words)

/** What comes first: the question of age and consent, or the card with all answers. */
async function first(ctx: Ctx, { community, me }: InCommunity): Promise<Spoken> {
  const { member } = me
  if (agreed(member)) return cardOf(ctx, { community, me, member })
  return renderAges(ctx.world.words, community, false)
}

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

async function age(ctx: Ctx, { community, me }: InCommunity, [band]: string[]): Promise<void> {
  const { table, words } = ctx.world
  const { member } = me
  if (band === 'under') {
    const none = { text: words.html('register-under') }
    return show(ctx, agreed(member) ? renderTooYoung(words, member) : none)
  }
  const known = ageIn(band)
  if (!known) return refuse(ctx, 'button-old')
  if (!agreed(member)) return show(ctx, renderConsent(words, community, known))
  await updateMember(table, community.id, me.id, { age: known })
  await show(ctx, await cardOf(ctx, { community, me, member: { ...member, age: known } }))
}

async function agree(ctx: Ctx, { community, me }: InCommunity, [band]: string[]): Promise<void> {
  const { table, now } = ctx.world
  const known = ageIn(band)
  if (!known) return refuse(ctx, 'button-old')
  const name = me.member?.name ?? nameIn(me.firstName) ?? me.firstName.slice(0, 30)
  const consent = agreed(me.member) ? me.member.consent : undefined
  const fresh = consent ?? { version: profileConsentVersion, at: now }
  await recordConsent(table, newMember(community.id, me.id, now), fresh, name)
  await updateMember(table, community.id, me.id, { age: known })
  const member = await readMember(table, community.id, me.id)
  if (member) await show(ctx, await cardOf(ctx, { community, me, member }))
}

async function change(ctx: Ctx, here: Here, update: Partial<Member>): Promise<Here> {
  await updateMember(ctx.world.table, here.community.id, here.me.id, update)
  return { ...here, member: { ...here.member, ...update } }
}

async function ask(ctx: Ctx, { community }: Here, [step]: string[]): Promise<void> {
  const { words } = ctx.world
  const known = asks.find((one) => one === step)
  if (!known) return refuse(ctx, 'button-old')
  const dialogue = { verb: 'register', step: known, data: { community: community.id } }
  await listen(ctx, dialogue)
  await silence(ctx)
  await reply(ctx, { text: words.html(`register-ask-${known}`) })
}

async function team(ctx: Ctx, here: Here, [id, wanted, page]: string[]): Promise<void> {
  const { table, now, words } = ctx.world
  const { member } = here
  const t = parseTeamId(id ?? '')
  const found = t && (await readTeam(table, member.community, t))
  if (!found) return refuse(ctx, 'team-gone')
  if (wanted === '1') {
    await requestTeam(table, member.community, found.id, member.id, now)
    await toast(ctx, words.plain('team-asked', { team: found.name }))
  } else {
    await dropRequest(table, member.community, found.id, member.id)
    await leaveTeam(table, { team: found, member }, { by: member.id, at: now })
    await silence(ctx)
  }
  const member2 = (await readMember(table, member.community, member.id)) ?? member
  const { view } = await profile(ctx, { ...here, member: member2 })
  await replace(ctx, renderTeams(words, view, Number(page) || 0))
}

type Step = (ctx: Ctx, here: Here, args: string[]) => Promise<void>

const steps: Record<string, Step> = {
  card: async (ctx, here) => show(ctx, await cardOf(ctx, here)),
  ages: (ctx, { community }) => show(ctx, renderAges(ctx.world.words, community, true)),
  skills: (ctx, { member }) => show(ctx, renderSkillGroups(ctx.world.words, member)),
  times: (ctx, { member }) => show(ctx, renderTimes(ctx.world.words, member)),
  langs: (ctx, { member }) => show(ctx, renderLanguages(ctx.world.words, member)),
  ask,
  team,
  async teams(ctx, here, [page]) {
    const { view } = await profile(ctx, here)
    await show(ctx, renderTeams(ctx.world.words, view, Number(page) || 0))
  },
  async group(ctx, { member }, [name]) {
    const group = groupIn(name)
    if (!group) return refuse(ctx, 'button-old')
    await show(ctx, renderSkills(ctx.world.words, member, group))
  },
  async skill(ctx, here, [name, skill = '', on]) {
    const group = groupIn(name)
    const skills = listed('skill', here.member.skills, skill, on)
    if (!group || !skills) return refuse(ctx, 'button-old')
    const { member } = await change(ctx, here, { skills })
    await show(ctx, renderSkills(ctx.world.words, member, group))
  },
  async time(ctx, here, [weekday, part, on]) {
    const times = listed('time', here.member.times, windowIn(weekday, part), on)
    if (!times) return refuse(ctx, 'button-old')
    const { member } = await change(ctx, here, { times })
    await show(ctx, renderTimes(ctx.world.words, member))
  },
  async unskill(ctx, here, [code]) {
    const skills = (here.member.skills ?? []).filter((skill) => skillCode(skill) !== code)
    const { member } = await change(ctx, here, { skills })
    await show(ctx, renderSkillGroups(ctx.world.words, member))
  },
  async untime(ctx, here, args) {
    // A window is written with a colon, as the parts of a button are divided.
    const times = (here.member.times ?? []).filter((time) => time !== args.join(':'))
    const { member } = await change(ctx, here, { times })
    await show(ctx, renderTimes(ctx.world.words, member))
  },
  async notimes(ctx, here) {
    const { member } = await change(ctx, here, { times: [] })
    await show(ctx, renderTimes(ctx.world.words, member))
  },
  async lang(ctx, here, [spoken = '', on]) {
    const languages = listed('language', here.member.languages, spoken, on)
    if (!languages) return refuse(ctx, 'button-old')
    const { member } = await change(ctx, here, { languages })
    await show(ctx, renderLanguages(ctx.world.words, member))
  },
  async may(ctx, here, [on]) {
    await show(ctx, await cardOf(ctx, await change(ctx, here, { mayAsk: on === '1' })))
  },
  async hint(ctx, here, [on]) {
    await show(ctx, await cardOf(ctx, await change(ctx, here, { yearHint: on === '1' })))
  },
}

async function pressed(ctx: Ctx, here: InCommunity, [name = '', ...args]: string[]): Promise<void> {
  if (name === 'age') return age(ctx, here, args)
  if (name === 'agree') return agree(ctx, here, args)
  if (name === 'no') return show(ctx, { text: ctx.world.words.html('register-nothing-kept') })
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined
  if (!step) return refuse(ctx, 'button-old')
  const { member } = here.me
  // A yes that was taken back in between is asked for anew.
  if (!agreed(member)) return show(ctx, await first(ctx, here))
  await step(ctx, { ...here, member }, args)
}

const inCommunity = forCommunityNamed('anyone', async (ctx, here, [step, text = '']) => {
  const { now, words } = ctx.world
  const { member } = here.me
  if (!agreed(member)) return void (await reply(ctx, await first(ctx, here)))
  const answer = heard(step, text, { now, zone: here.community.zone })
  if (!answer.ok) return void (await reply(ctx, { text: words.html(answer.key) }))
  const after = await change(ctx, { ...here, member }, changeFrom(answer, member))
  await hush(ctx)
  await reply(ctx, await cardOf(ctx, after))
})

/** What a volunteer says of themselves, in private, each answer changeable at any time. */
export const register: Verb = {
  command: forCommunity('anyone', async (ctx, here) =>
    answerAlone(ctx, await first(ctx, here), `register_${here.community.id}`),
  ),
  start: forCommunityNamed('anyone', async (ctx, here) => {
    await reply(ctx, await first(ctx, here))
  }),
  buttons: { register: forCommunityNamed('anyone', pressed) },
  dialogue: (ctx, dialogue, text) =>
    inCommunity.run(ctx, [readDialogueStep(dialogue.data), dialogue.step, text]),
}
