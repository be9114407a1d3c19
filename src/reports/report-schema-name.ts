/** Names the schema of the report and its version; a reader checks this first. */
export const schemaName = 'spoor/report@1'
