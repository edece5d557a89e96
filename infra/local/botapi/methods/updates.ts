import type { Update, WebhookInfo } from 'grammy/types'
import { bad, conflict } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { noWebhook } from '../rows.ts'
import type { Params } from '../validate.ts'

function allow({ world }: Host, kinds: readonly string[] | undefined): void {
  if (kinds !== undefined) world.settings = { ...world.settings, allowed: [...kinds] }
}

function getUpdates(host: Host, params: Params<'getUpdates'>): Promise<Update[]> {
  if (host.world.settings.webhook.url !== '') {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  allow(host, params.allowed_updates)
  const { offset = 0, limit = 100, timeout = 0 } = params
  const newest = offset < 0 ? host.updates.waiting().at(offset)?.[0] : offset
  if (newest !== undefined && newest > 0) host.updates.confirmBefore(newest)
  return host.longPoll.take(Math.min(100, Math.max(1, limit)), Math.min(50, timeout))
}

/** Telegram wants HTTPS; only this machine's own addresses may do without. */
function checkUrl(url: string): void {
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url)
  if (!URL.canParse(url) || !(isLocal || url.startsWith('https://'))) {
    throw bad('bad webhook: An HTTPS URL must be provided for webhook')
  }
}

function setWebhook(host: Host, params: Params<'setWebhook'>): true {
  const { url, secret_token: secret = '', max_connections: connections = 40 } = params
  if (url !== '') checkUrl(url)
  if (secret !== '' && !/^[\w-]{1,256}$/.test(secret)) {
    throw bad('secret token contains unallowed characters')
  }
  if (connections < 1 || connections > 100) throw bad('max_connections must be between 1 and 100')
  if (params.drop_pending_updates === true) host.updates.clear()
  allow(host, params.allowed_updates)
  const ip = params.ip_address === undefined ? {} : { ip: params.ip_address }
  const webhook = url === '' ? noWebhook : { url, secret, connections, ...ip }
  host.world.settings = { ...host.world.settings, webhook }
  host.webhook.restart()
  return true
}

function deleteWebhook(host: Host, params: Params<'deleteWebhook'>): true {
  if (params.drop_pending_updates === true) host.updates.clear()
  host.world.settings = { ...host.world.settings, webhook: noWebhook }
  host.webhook.restart()
  return true
}

function getWebhookInfo({ world, updates }: Host): WebhookInfo {
  const { webhook, allowed } = world.settings
  return {
    url: webhook.url,
    has_custom_certificate: false,
    pending_update_count: updates.count,
    ...(webhook.url === '' ? {} : { max_connections: webhook.connections }),
    ...(webhook.ip === undefined ? {} : { ip_address: webhook.ip }),
    ...(webhook.errorDate === undefined ? {} : { last_error_date: webhook.errorDate }),
    ...(webhook.error === undefined ? {} : { last_error_message: webhook.error }),
    ...(allowed.length === 0
      ? {}
      : { allowed_updates: allowed as Exclude<keyof Update, 'update_id'>[] }),
  }
}

function answerCallbackQuery({ presses }: Host, params: Params<'answerCallbackQuery'>): true {
  const { callback_query_id, text = '', show_alert: alert = false, url } = params
  if (text.length > 200) throw bad('MESSAGE_TOO_LONG')
  presses.answer(callback_query_id, { text, alert, ...(url === undefined ? {} : { url }) })
  return true
}

/** How updates come to the bot, and the answer to a button press. */
export const updateMethods = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  answerCallbackQuery,
} satisfies Partial<Handlers>
