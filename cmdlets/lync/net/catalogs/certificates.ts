/** Types of the certificate cmdlets. */
import { certificateTypes } from '../../../../src/deployment/certificate-types.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.Rtc.Management.Deployment.CertificateReference', [
    'string Issuer {get;}',
    'datetime NotAfter {get;}',
    'datetime NotBefore {get;}',
    'string SerialNumber {get;}',
    'string Subject {get;}',
    'string[] AlternativeNames {get;}',
    'string Thumbprint {get;}',
    'System.Nullable[datetime] EffectiveDate {get;}',
    'string PreviousThumbprint {get;}',
    'System.Nullable[datetime] UpdateTime {get;}',
    'System.Object Use {get;}',
    'string SourceScope {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Deployment.CertificateExists', [
    'string Thumbprint {get;}',
    'Microsoft.Rtc.Management.Deployment.CertType Use {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Deployment.OfflineCertificateRequest', [
    'string RequestStatus {get;}',
    'int RequestId {get;}',
    'string Use {get;}',
  ]),
  defineType({
    name: 'Microsoft.Rtc.Management.Common.Certificates.CertificateException',
    base: 'System.Exception',
  }),
  dataType('Microsoft.Rtc.Management.Deployment.CertificateRequest', [
    'int RequestId {get;}',
    'string Status {get;}',
    'string Subject {get;}',
    'string[] Type {get;}',
    'string FriendlyName {get;}',
    'datetime SubmittedOn {get;}',
    'string Thumbprint {get;}',
  ]),
  defineType({
    name: 'Microsoft.Rtc.Management.Deployment.CertType',
    kind: 'enum',
    members: Object.fromEntries(certificateTypes.map((type, index) => [type, index])),
  }),
  defineType({
    name: 'Microsoft.Rtc.Management.Deployment.KeyAlgorithmIdentifier',
    kind: 'enum',
    members: { RSA: 0, ECDH_P256: 1, ECDH_P384: 2, ECDH_P521: 3 },
  }),
];
