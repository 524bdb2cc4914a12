import { reset } from './start.ts'

await reset()
console.log('All local data is gone. `npm start` seeds a new sitting.')
