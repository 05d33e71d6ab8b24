// Unpacks the Chromium that the front end's packages bring, with its own libraries and fonts: node unpack-chromium.mjs <packages> <target>
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const [packages, target] = process.argv.slice(2)
const source = join(packages, '@sparticuz', 'chromium', 'bin')
mkdirSync(target, { recursive: true })

async function untar(file, folder) {
  if (existsSync(join(target, folder))) return
  const part = `${join(target, folder)}.${process.pid}`
  mkdirSync(part, { recursive: true })
  const tar = spawn('tar', ['-x', '-C', part], { stdio: ['pipe', 'inherit', 'inherit'] })
  const done = new Promise((resolve, reject) =>
    tar.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`)))),
  )
  await pipeline(createReadStream(join(source, file)), createBrotliDecompress(), tar.stdin)
  await done
  takesItsPlace(part, join(target, folder))
}

/** Two runs may unpack side by side: the first to be ready wins, nobody sees half of it. */
function takesItsPlace(part, whole) {
  try {
    renameSync(part, whole)
  } catch (taken) {
    if (!existsSync(whole)) throw taken
    rmSync(part, { recursive: true })
  }
}

const browser = join(target, 'chromium')
if (!existsSync(browser)) {
  await pipeline(
    createReadStream(join(source, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(`${browser}.${process.pid}`),
  )
  chmodSync(`${browser}.${process.pid}`, 0o755)
  takesItsPlace(`${browser}.${process.pid}`, browser)
}
await untar('al2023.tar.br', 'libraries')
await untar('fonts.tar.br', 'fonts')
writeFileSync(
  join(target, 'fonts', 'fonts.conf'),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(target, 'fonts', 'fonts')}</dir><cachedir>${join(target, 'font-cache')}</cachedir></fontconfig>
`,
)
