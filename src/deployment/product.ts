/** What Lync Server 2013 says of itself. */

/** The version of its release: 5.0.8308.0 (https://learn.microsoft.com/lyncserver, "Lync Server 2013 updates"). */
export const PRODUCT_VERSION = '5.0.8308.0';

/** Where it is installed, without a separator at the end. */
export const PRODUCT_FOLDER = 'C:\\Program Files\\Microsoft Lync Server 2013';
