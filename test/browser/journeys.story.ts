import { describe } from 'vitest'
import { Candidate } from './candidate.ts'
import { story } from './harness.ts'
import { citizen } from './people.ts'

describe('from the entry page to the printed form', () => {
  story('at a centre without review, with scripts', async (exam) => {
    const who = citizen(1, '韩梅', 'female', 'han-mei')
    const han = await exam.person(Candidate, who.name)
    await han.registers(who, 'unreviewed', 'python')
    await han.stands('unpaid')
    await han.ordersPayment()
    await han.goesToBank()
    await han.paysAtBank()
    await han.comesBack()
    await han.sees('已支付')
  })

  story('at a centre without review, without scripts', async (exam) => {
    const who = citizen(2, '高翔', 'male', 'gao-xiang')
    const gao = await exam.person(Candidate, who.name, { scripts: false })
    await gao.registers(who, 'unreviewed', 'python')
    await gao.stands('unpaid')
    await gao.ordersPayment()
    await gao.goesToBank()
    await gao.paysAtBank()
    await gao.comesBack()
    await gao.sees('已支付')
  })
})
