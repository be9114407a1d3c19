/** The verbs stand with the environment, whose file names them too; lineage is who gives them to events. */
export { type Verb, verbs } from '../environment/verb.ts'
