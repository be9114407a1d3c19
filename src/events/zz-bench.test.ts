import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { azureActivityEvent } from '/work/main/src/events/azure-activity-log.ts'
import { gcpAuditEvent } from '/work/main/src/events/gcp-audit-log.ts'
import { createOperationMerger } from '/work/main/src/events/merge-operations.ts'
const origin={file:'a',index:0,envelopes:[]}
it('bench',()=>{
 const az=JSON.parse(readFileSync('/work/shared/data/azure/securathesis/44410568588.json','utf8'))
 const eh=JSON.parse(readFileSync('/work/shared/data/ecs-oracle/azure/test-activitylogs-raw.log','utf8').split('\n')[0])
 const g=JSON.parse(readFileSync('/work/shared/data/gcp/iris3/compute.disks.createSnapshot.log_message.json','utf8'))
 for (const [n,f] of [['rest',()=>azureActivityEvent({source:'azure.activitylogs',dialect:'azure-rest',value:az,origin} as any)],['hub',()=>azureActivityEvent({source:'azure.activitylogs',dialect:'azure-event-hub',value:eh,origin} as any)],['gcp',()=>gcpAuditEvent({source:'gcp.audit',dialect:'gcp-log-entry',value:g,origin} as any)]] as const){
  for(let i=0;i<5000;i++)f(); const t=performance.now(); const N=50000; for(let i=0;i<N;i++)f(); const ms=performance.now()-t
  process.stdout.write(`${n}: ${Math.round(N/ms*1000)}/s\n`)
 }
 const ev=[] as any[]
 for(let i=0;i<60000;i++) ev.push(azureActivityEvent({source:'azure.activitylogs',dialect:'azure-rest',value:{...az,eventDataId:'e'+i,correlationId:'c'+(i>>1),status:{value:i&1?'Accepted':'Started'}},origin} as any))
 const t=performance.now(); const m=createOperationMerger(); let c=0; for(const e of ev)c+=m.add(e).length; c+=m.flush().length
 process.stdout.write(`merge: ${Math.round(60000/(performance.now()-t)*1000)}/s ${c}\n`)
})
