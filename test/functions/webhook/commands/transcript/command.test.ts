import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { periodIn } from '../../../../../functions/webhook/commands/transcript/input.ts'
import { updateMember, withdrawName } from '../../../../../shared/store/member.ts'
import { type TestWorld, token } from '../../../../world/bot.ts'
import { atNine, of, startShow } from '../../../../world/hours.ts'

let running: TestWorld | undefined
afterEach(async () => {
  const world = running
  running = undefined
  await world?.close()
  expect(world?.errors ?? []).toEqual([])
})

/** A Saturday that is in the books. */
async function start() {
  const stage = await startShow()
  const { world } = stage
  running = world
  const { anna } = world
  await world.moveTo(atNine(121))
  await world.press(anna.id, anna.id, '没标的都到了')
  await world.press(anna.id, anna.id, '再确认')
  await world.press(anna.id, anna.id, '确认记入')
  return stage
}

const answerWithPath = z.object({ result: z.object({ file_path: z.string() }) })

async function paperOf(world: TestWorld, person: number) {
  const sent = world.find(person, '核验码')
  const file = await world.telegram.call('getFile', { file_id: sent.message.document?.file_id })
  const { result } = answerWithPath.parse(file)
  const bytes = await fetch(`${world.telegram.url}/file/bot${token}/${result.file_path}`)
  const document = await getDocumentProxy(new Uint8Array(await bytes.arrayBuffer()))
  const { text } = await extractText(document, { mergePages: true })
  const code = /核验码 (\S+?)：/.exec(world.textOf(sent))?.[1] ?? ''
  return { text: text.replace(/\s/g, ''), code }
}

describe('a transcript', () => {
  it('says hours, content, recording unit, serial and code, and is no certificate', async () => {
    const { world, community, show, lifang } = await start()
    await updateMember(world.table, community.id, of(lifang), { officialNumber: '3101-0042' })
    await world.say(lifang.id, lifang.id, '/transcript')
    await world.press(lifang.id, lifang.id, '2026 年')
    const { text, code } = await paperOf(world, lifang.id)
    for (const words of [show.title, '桂花社区', '李芳', '3101-0042', '当天确认', '2小时', code])
      expect(text).toContain(words)
    expect(text).toMatch(/流水号20261128-/)
    expect(text).not.toMatch(/证明|证书|certificate/i)
  })

  it('can be checked by whoever holds it, without telling the whole name', async () => {
    const { world, community, lifang, jianguo } = await start()
    await world.say(lifang.id, lifang.id, '/transcript 2026-11')
    const { code } = await paperOf(world, lifang.id)
    await world.say(jianguo.id, jianguo.id, `/verify ${code.toLowerCase()}`)
    const found = world.textOf(world.find(jianguo.id, '请和纸面核对'))
    expect(found).toContain('李＊')
    expect(found).not.toContain('李芳')
    expect(found).toContain('2 小时')
    await world.say(jianguo.id, jianguo.id, `/start verify_${code.replaceAll('-', '')}`)
    await world.say(jianguo.id, jianguo.id, '/verify 0000-0000-0000')
    expect(world.textOf(world.find(jianguo.id, '没有这个核验码'))).toBeTruthy()
    await withdrawName(world.table, community.id, of(lifang))
    await world.say(jianguo.id, jianguo.id, `/verify ${code}`)
    expect(world.textOf(world.find(jianguo.id, '已经退出'))).toBeTruthy()
  })

  it('of all there is speaks of the days from the first entry to its own', async () => {
    const { world, lifang } = await start()
    await world.say(lifang.id, lifang.id, '/transcript all')
    const { text } = await paperOf(world, lifang.id)
    expect(text).toContain('2026-11-28–2026-11-28')
  })

  it('is refused by name of what it lacks', async () => {
    const { world, community, jianguo, lifang } = await start()
    await world.say(lifang.id, lifang.id, '/transcript 2025')
    expect(world.textOf(world.find(lifang.id, '缺：'))).toContain('时长')
    await withdrawName(world.table, community.id, of(jianguo))
    await world.say(jianguo.id, jianguo.id, '/transcript 2026')
    expect(world.textOf(world.find(jianguo.id, '缺：'))).toContain('姓名')
    const papers = world.seen(jianguo.id).filter((m) => m.message.document)
    expect(papers).toEqual([])
  })

  it('is not drawn before everyone in the group', async () => {
    const { world, lifang } = await start()
    await world.say(lifang.id, world.group, '/transcript 2026')
    expect(world.seen(world.group).filter((m) => m.message.document)).toEqual([])
  })
})

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026年', '2026-01-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-01 2026-06', '2026-01-01', '2026-06-30'],
    ['2026-01 到 2026-06', '2026-01-01', '2026-06-30'],
  ])('is read from %s', (text, from, to) => {
    expect(periodIn(text)).toEqual({ from, to })
  })

  it.each(['', '2026-13', 'last year', '2026-06 2026-01', '2026-01 2026-02 2026-03'])(
    'is not guessed from %s',
    (text) => expect(periodIn(text)).toBeUndefined(),
  )
})
