import { type AddressInfo, createServer } from 'node:net'

/** Two free ports, for product and bank; asked for together, so that they differ. */
export async function freePorts(): Promise<[number, number]> {
  const servers = await Promise.all([listen(), listen()])
  const [one = 0, other = 0] = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return [one, other]
}

function listen() {
  return new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })
}
