import type { Circumstances, Command, Decision } from './command.ts'
import type { Registration } from './file.ts'
import { agree, attach, identify, remove, start, submit, unclaimed } from './filling.ts'
import { hearAnswer } from './hearing.ts'
import { assignMoney, closePayment, openPayment } from './payment.ts'
import { hearRefund, hearTrade } from './platform.ts'
import { photosDeleted, retentionOver } from './retention.ts'
import { approve, giveReasons, send, withdraw } from './review.ts'
import { timePassed } from './time.ts'

/** Moves the file, or says why not. Pure: time, terms and person come in with the command. */
export function decide(file: Registration, command: Command, at: Circumstances): Decision {
  const decision = byCommand(file, command, at)
  return 'next' in decision ? assignMoney(decision, at) : decision
}

function byCommand(file: Registration, command: Command, at: Circumstances): Decision {
  switch (command.do) {
    case 'start':
      return start(file, command, at)
    case 'agree':
      return agree(file, command, at)
    case 'identify':
      return identify(file, command, at)
    case 'submit':
      return submit(file, command, at)
    case 'attach':
      return attach(file, command, at)
    case 'delete':
      return remove(file, command, at)
    case 'send':
      return send(file, at)
    case 'withdraw':
      return withdraw(file, at)
    case 'approve':
      return approve(file, command, at)
    case 'return':
      return giveReasons(file, command, at)
    case 'open':
      return openPayment(file, command, at)
    case 'close-payment':
      return closePayment(file)
    case 'hear-trade':
      return hearTrade(file, command, at)
    case 'hear-refund':
      return hearRefund(file, command, at)
    case 'hear-ledger':
      return hearAnswer(file, command, at)
    case 'time-passed':
      return timePassed(file, at)
    case 'unclaimed':
      return unclaimed(file, command)
    case 'photos-deleted':
      return photosDeleted(file, command)
    case 'retention-over':
      return retentionOver(file, at)
  }
}
