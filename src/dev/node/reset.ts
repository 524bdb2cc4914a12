import { STATE } from './root.ts'
import { reset } from './start.ts'

try {
  await reset(STATE)
  console.log('All local data is gone. `npm start` seeds a new sitting.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
if (process.connected) process.disconnect()
