import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Less than this is not worth the call. */
const leastBytes = 64 * 1024

let nowhere: MessagePort | undefined

/**
 * Gives back the memory that bytes stand in, all of it, if it is much: they and whatever else stands there are
 * empty from then on. Left to the garbage collector, the memory of unpacked files counts as a reason to collect
 * again and again, which takes a fifth of the time of a hunt, and each file goes to memory that no cache holds.
 */
export function releaseMemory(bytes: Buffer): void {
  if (bytes.length < leastBytes || !(bytes.buffer instanceof ArrayBuffer)) return
  nowhere ??= closedPort()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, no window
  nowhere.postMessage(undefined, [bytes.buffer])
}

/** What is sent there changes hands and is dropped. */
function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.close()
  port2.close()
  return port1
}
