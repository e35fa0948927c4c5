import type { Pack } from './pack.ts';

/** Certificates and digests: what shows and checks them. Keys are shown by the same programs, so those forms are not here. */
const x509 =
  '-in:cert -inform:=pem|der|PEM|DER -noout -text -subject -issuer -dates -startdate -enddate -fingerprint -serial -email -purpose -modulus -pubkey -hash -issuer_hash -subject_hash -subject_hash_old -nameopt:word -certopt:word -dateopt:word -sha1 -sha224 -sha256 -sha384 -sha512 -md5 -ext:lit -checkend:num -checkhost:host -checkip:addr -checkemail:lit -alias -ocspid -ocsp_uri -nocert';

export const certificates = (): Pack => ({
  name: 'certificates',
  tools: {
    // Not -provider, -engine and -config, which load code; not -out, -writerand, -key; s_client sends what it is given.
    openssl: `%style go
      version ; a b d e f m o p r v c ; -
      list ; -commands -digest-commands -digest-algorithms -cipher-commands -cipher-algorithms -public-key-algorithms -public-key-methods -kdf-algorithms -mac-algorithms -random-generators -standard-commands -disabled -objects -providers -verbose 1 ; -
      help ; ; word
      ciphers ; v V s -stdname -tls1 -tls1_1 -tls1_2 -tls1_3 -psk -srp ; lit
      errstr ; ; lit*
      x509 ; ${x509} ;
      req ; -in:cert! -inform:=pem|der|PEM|DER -noout -text -subject -pubkey -modulus -verify -nameopt:word -reqopt:word ;
      crl ; -in:cert! -inform:=pem|der|PEM|DER -noout -text -issuer -lastupdate -nextupdate -hash -fingerprint -crlnumber -nameopt:word ;
      pkcs7 ; -in:cert! -inform:=pem|der|PEM|DER -noout -text -print_certs ;
      verify ; -CAfile:cert -CApath:lit -untrusted:cert -trusted:cert -purpose:word -verbose -show_chain -partial_chain -x509_strict -crl_check -crl_check_all -CRLfile:cert -no-CAfile -no-CApath -check_ss_sig -attime:num -verify_hostname:host ; cert*
      dgst ; -verify:cert -signature:cert -sigopt:word -md5 -sha1 -sha224 -sha256 -sha384 -sha512 -sha512-256 -sha3-224 -sha3-256 -sha3-384 -sha3-512 -blake2b512 -blake2s256 -ripemd160 -r -hex c -list ; path*
      md5|sha1|sha224|sha256|sha384|sha512 ; -r -hex c ; path*
      rand ; -hex -base64 ; num!
      prime ; -hex -bits:num -generate -safe -checks:num ; num
      base64 ; d e A -in:path ; -
      enc ; -base64! d e A a -in:path ; -
      speed ; -evp:word -seconds:num -bytes:num -elapsed -mr -multi:num -decrypt ; word*
      ts ; -reply! -in:cert!! -text -token_in -token_out ;
      ts ; -verify! -in:cert!! -queryfile:cert -data:path -digest:word -partial_chain -CAfile:cert -untrusted:cert -token_in ;
      ts ; -query! -in:cert!! -text ;
      ecparam ; -list_curves! ; -`,
    keytool:
      '%style go\n-list! -keystore:cert -storetype:=JKS|PKCS12|jks|pkcs12 -storepass:lit -alias:word -cacerts v -rfc ; -\n-printcert! -file:cert v -rfc ; -\n-printcrl! -file:cert v ; -',
    step: 'certificate inspect|fingerprint|lint ; -short -bundle -format:=text|json|pem -roots:cert -sha1 ; cert!\ncertificate verify ; -roots:cert -host:host v -verbose ; cert!\nversion|path ; ; -',
    certbot: 'certificates|show_account ; d:word -cert-name:word -domain:word v -verbose ;\nplugins ; ;\n; -version! ; -',
    'acme.sh': '-list! -listraw ; -\n-info! d:word -domain:word ; -\nv! -version! ; -',
    mkcert: '%style go\n-CAROOT! -version! ; -',
    certtool: 'i! -certificate-info! -crl-info! -crq-info! -version! -infile:cert -inder ; -',
  },
  rules: [
    {
      id: 'key-material',
      tier: 'sensitive',
      why: 'makes, changes, shows or uses keys, or signs and encrypts with them',
      when: { program: ['openssl', 'certtool', 'certutil', 'pk12util', 'mokutil'] },
      effects: ['reads-secrets', 'writes-files'],
      examples: {
        hit: ['openssl genrsa -out k 2048', 'openssl rsa -in k', 'openssl s_client -connect h:443'],
        miss: ['openssl version', 'openssl x509 -in c.pem -noout -dates'],
      },
    },
  ],
  examples: {
    routine: [
      'openssl speed -seconds 10 md5 sha1',
      'openssl dgst -verify pub.pem -signature f.sig f',
      'openssl ts -reply -in f.tsr -text',
      'openssl ts -verify -in f.tsr -queryfile f.tsq -CAfile ca.pem',
      'step certificate verify x.crt --roots ca.crt --verbose',
      'openssl version',
      'openssl version -a',
      'openssl x509 -in c.crt -noout -dates',
      'openssl x509 -in cert.pem -text -noout',
      'openssl x509 -in cert.pem -noout -fingerprint -sha256',
      'openssl x509 -in /etc/letsencrypt/live/example.org/fullchain.pem -noout -enddate',
      'cat c.crt | openssl x509 -noout -checkend 86400',
      'openssl req -in r.csr -noout -text',
      'openssl crl -in x.crl -noout -text',
      'openssl verify -CAfile ca.pem cert.pem',
      'openssl dgst -sha256 f',
      'openssl sha256 f',
      'openssl rand -hex 32',
      'openssl ciphers -v',
      'openssl list -digest-algorithms',
      'openssl base64 -d -in f',
      'openssl enc -base64 -in f',
      'keytool -list -keystore trust.jks',
      'keytool -printcert -file c.crt',
      'step certificate inspect c.crt --short',
      'certbot certificates',
      'acme.sh --list',
    ],
    asks: [
      'openssl dgst -sign k.pem f',
      'openssl ts -query -data f -out f.tsq',
      'openssl ts -reply -queryfile f.tsq -inkey k.pem',
      'openssl speed -engine x',
      'openssl ts -verify -in f.tsr -engine x',
      'openssl',
      'openssl engine -t /tmp/x.so',
      'openssl version -engine x',
      'openssl x509 -in c -out d',
      'openssl x509 -in c -engine x',
      'openssl x509 -in c -provider x',
      'openssl x509 -in c -provider-path x -noout',
      'openssl x509 -in c -config f',
      'openssl x509 -in c -CA ca -CAkey k',
      'openssl x509 -in c -signkey k',
      'openssl x509 -in c -force_pubkey k',
      'openssl x509 -in org.openssl.engine:dynamic:/tmp/x.so',
      'openssl x509 -in "$(cat f)"',
      'openssl req -new -x509 -newkey rsa:2048',
      'openssl req -in r -config f',
      'openssl req',
      'openssl rand -out x 8',
      'openssl rand -writerand x 8',
      'openssl rsa -in k',
      'openssl pkey -in k -text',
      'openssl pkcs12 -in k -nodes',
      'openssl enc -d -aes-256-cbc -in f',
      'openssl enc -base64 -in f -out g',
      'openssl enc -base64 -in f -pass file:/etc/shadow',
      'openssl base64 -in .env',
      'openssl dgst -sign k f',
      'openssl dgst -sha256 -out x f',
      'openssl dgst -hmac k f',
      'openssl dgst -sha256 -engine x f',
      'openssl list -provider-path /tmp/d -provider evil -providers',
      'openssl ciphers -provider-path p -provider evil',
      'openssl speed -provider-path /tmp/d -provider evil md5',
      'openssl verify -CAstore x c',
      'openssl verify -crl_download c',
      'openssl verify -engine x c',
      'openssl s_client -connect h:443',
      'openssl s_server',
      'openssl asn1parse -in k',
      'openssl passwd x',
      'openssl genrsa 2048',
      'keytool -genkey',
      'keytool -list -providerpath x -providerclass y',
      'keytool -list -J-javaagent:x',
      'keytool -printcert -sslserver h',
      'step certificate inspect https://h',
      'certbot renew',
      'certbot certificates --config-dir x',
      'acme.sh --issue -d x',
      'mkcert -install',
      'mkcert h',
    ],
  },
});
