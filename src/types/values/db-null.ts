/** System.DBNull: what a database has for a missing value. To the language it is an object like others. */
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';

export class DBNull extends NetObject {
  static readonly value = new DBNull();

  netType(): NetType {
    return typeNamed('System.DBNull');
  }
}

keepExtensionsByProcess(DBNull.prototype);
