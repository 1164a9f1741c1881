/** The certificates of the session for web cmdlets: collections of X509Certificate2, and the personal store of the user. */
import type { ClientCertificates } from '../../src/machine/client-certificates.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { CertificateCollection, CertificateStore } from '../deployment/certificate-stores.ts';

export const sessionCertificates: ClientCertificates = {
  ofUser(thumbprint) {
    const store = new CertificateStore('My', 'CurrentUser');
    store.open(false, false);
    return store.certificates.find('FindByThumbprint', thumbprint, false).items;
  },
  added(collection, certificate) {
    const whole = collection instanceof CertificateCollection ? collection : new CertificateCollection();
    if (certificate instanceof X509Certificate2 && whole.indexOf(certificate) < 0) whole.items.push(certificate);
    return whole;
  },
  identityOf(collection) {
    const items = collection instanceof CertificateCollection ? collection.items : [];
    for (const { info, home } of items)
      if (home.key) return { certificates: [info.der], privateKey: home.key.privateKey };
    return null;
  },
};
