import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Less than this is not worth the call. */
const leastBytes = 8 * 1024

let nowhere: MessagePort | undefined

/**
 * Gives back the memory that bytes stand in, if they are many and take up most of it: they and whatever else
 * stands there are empty from then on. Left to the garbage collector, the memory of unpacked files counts as a
 * reason to collect again and again, which takes a fifth of the time of a hunt, and each file goes to memory
 * that no cache holds.
 */
export function releaseMemory({ buffer, length }: Buffer): void {
  // Small buffers share their memory, each having a half of it at most.
  if (length < leastBytes || buffer.byteLength >= 2 * length) return
  if (!(buffer instanceof ArrayBuffer)) return
  nowhere ??= closedPort()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, no window
  nowhere.postMessage(undefined, [buffer])
}

/** What is sent there changes hands and is dropped. */
function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.close()
  port2.close()
  return port1
}
