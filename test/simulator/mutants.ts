import { ofActivities } from './mutants/activities.ts'
import { ofPeople } from './mutants/people.ts'
import type { Mutation } from './world/mutation.ts'

/** Deliberate breakages, each as somebody might have written it. */
export const mutants: Mutation[] = [...ofActivities, ...ofPeople]
