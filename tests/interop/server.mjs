// SPDX-License-Identifier: GPL-3.0-or-later
// A tus server that was not written here. usage: node server.mjs FOLDER KEY.pem CERTIFICATE.pem [PORT]
// Prints {"port"} when ready.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [folder, key, certificate, port] = process.argv.slice(2);
const tus = new Server({
    path: '/kiosk/uploads',
    datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: 24 * 3600 * 1000 }),
});
const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, tus.handle.bind(tus));
server.listen(Number(port ?? 0), '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
