import { queueFrom, tableFrom } from '../../shared/environment.ts'
import { changes } from './changes.ts'

export const handler = changes({ table: tableFrom(process.env), queue: queueFrom(process.env) })
