export const HELP = `cotejo: verificación local de exportaciones de expedientes clínicos electrónicos

  cotejo verify RUTA… [opciones]     verifica archivos, carpetas o ZIP
      --checklist ID|ID@EDICIÓN|ARCHIVO.json   lista de cotejo (por omisión nom-024-ssa3-2012)
      --unit CLUES          unidad para la que se verifica
      --guide ID            guía de los archivos de texto (b015, b015@4.11), sin detectarla
      --catalogs CARPETA    catálogos en CSV para esta vez, sin importarlos
      --json ARCHIVO|-      escribe el resultado como JSON («-»: salida estándar)
      --packages RUTA       guía FHIR para esta vez, sin importarla: .tgz, carpeta o ZIP (se puede repetir)
      --profile URL         perfil FHIR contra el que se comparan los recursos de su tipo (se puede repetir)
      --without-layer ID    deja fuera una capa: fhir-terminologia, hl7v2-tabla, cda-contenido… (se puede repetir)
      --fhir-config ARCHIVO.json  sistemas de identificadores y extensiones de FHIR que se agregan a los conocidos
      --hl7-config, --cda-config ARCHIVO.json  lo mismo para HL7 v2 y para CDA
      --hl7-profile RUTA    perfil local de HL7 v2 (XML de NIST): archivos, carpeta o ZIP (se puede repetir)
      --operation-outcome ARCHIVO.json|CARPETA  hallazgos de cada archivo como OperationOutcome de FHIR R4
      --report ARCHIVO.pdf  escribe el informe (o .html)
      --sarif ARCHIVO       escribe los hallazgos como SARIF 2.1
      --csv ARCHIVO.csv|.zip  los hallazgos como CSV, o todas las tablas en un ZIP
      --xlsx ARCHIVO.xlsx   libro con una hoja por tema
      --measure-report ARCHIVO.json  las cifras como MeasureReport de FHIR R4
      --junit ARCHIVO.xml   un caso por requisito, para integración continua
      --markdown ARCHIVO|-  resumen para un reporte o un mensaje («-»: salida estándar)
      --acceptances ARCHIVO.json  hallazgos aceptados, con motivo y vencimiento: se cuentan aparte
      --annotated ARCHIVO   copia de cada archivo GIIS con lo que falla en cada fila (.csv o .xlsx)
      --by-variable ARCHIVO.csv       hallazgos por variable
      --by-practitioner ARCHIVO.csv   hallazgos por prestador (CURP enmascarada)
      --fail-under N        termina con 1 si el puntaje es menor que N
      --max-findings N      hallazgos que se guardan por regla (por omisión 1000; los totales cuentan todos)
      --threads N           hilos de trabajo (por omisión 1)
      --save                guarda la verificación en el registro local

  cotejo catalogs list                           catálogos a la mano, con sus ediciones
  cotejo catalogs import RUTA… [opciones]        importa catálogos oficiales: CSV, XLSX, carpetas o ZIP
      --edition E             cómo se llama la edición
      --valid-from AAAA-MM-DD día desde el que vale
  cotejo catalogs remove ID EDICIÓN              quita un catálogo importado

  cotejo packages list                           guías FHIR importadas, con lo que traen y lo que les falta
  cotejo packages import RUTA…                   importa guías FHIR: paquetes .tgz, carpetas o ZIP de definiciones
  cotejo packages remove NOMBRE VERSIÓN          quita una guía importada

  cotejo checklists list                         listas de cotejo a la mano, con sus ediciones
  cotejo checklists show ID[@EDICIÓN]            la lista, como JSON
  cotejo checklists check ARCHIVO.json           revisa una lista propia sin guardarla
  cotejo checklists import ARCHIVO.json          la guarda en el registro como edición publicada
  cotejo checklists export ID[@EDICIÓN] ARCHIVO  escribe una lista en un archivo

  cotejo visits list [--unit CLUES] [--kind self|internal|external] [--status abierta|cerrada|inaccesible|cancelada]
  cotejo visits show ID [--version N]            la visita, o una versión cerrada, como JSON
  cotejo visits acta ID ARCHIVO.pdf [--version N] [--paper carta|oficio]   el acta: «report print --visit»

  cotejo report print QUÉ ARCHIVO.pdf|.html [opciones]   imprime un informe; QUÉ es uno de estos:
      --run ID                una verificación guardada
      --result ARCHIVO.json   una verificación o una visita cerrada que se guardó como archivo
      --unit CLUES            una unidad con su historia
      --visit ID [--version N]  el acta de una visita
      --compare A B           dos verificaciones (identificadores o archivos .json): nuevo, resuelto, igual
      --comparative --checklist ID --kind self|internal|external   muchas unidades, con las opciones de aggregates
      --campaign ID           cobertura de una campaña
      --checklist ID[@E]      una lista con sus reglas y los catálogos a la mano
      --paper carta|oficio;  --detail summary|findings|full  («full» deja un libro XLSX al lado)
      --institution TEXTO, --logo ARCHIVO   en lugar de los de Ajustes
      --sign-pdf --cer A.cer --key B.key [--password-file F]   firma también el PDF
  cotejo report batch --out ARCHIVO.zip [--what unit|last-run|last-visit] [filtros de registry units]
                              un informe por unidad y un índice, en un ZIP; Ctrl+C no deja nada
  cotejo report due [--json]                     unidades cuya verificación venció o vence en 60 días
  cotejo report export (--run ID | --result ARCHIVO.json) --form FORMA ARCHIVO
      --form json|csv|xlsx|sarif|operation-outcome|measure-report|junit|markdown
  cotejo report acceptances --run ID [--json]    lo aceptado en una verificación
  cotejo report acceptances (--run ID | --result ARCHIVO.json) [--rule REGLA] --out ARCHIVO.json
                              plantilla de aceptaciones para verify --acceptances
  cotejo report sign (--run ID | --visit ID[@VERSIÓN] | ARCHIVO.json) --cer A.cer --key A.key [--role TEXTO]
      --password-file ARCHIVO  la contraseña (sin ella se pregunta); de un archivo, escribe ARCHIVO.json.p7s
  cotejo report verify ARCHIVO… [--data ARCHIVO] [--json] [--authority ARCHIVO]… [--paper TEXTO]
                              dice si está íntegro, quién firmó y cuándo; --paper: lo que dice el QR o el pie de una hoja
                              termina con 0 si está íntegro, 1 si se alteró o una firma no vale, 2 si no se pudo comprobar
  cotejo report authorities list | add ARCHIVO… | remove SHA256   autoridades en las que confía la oficina

  cotejo aggregates                              de qué listas y tipos de visita hay visitas cerradas
  cotejo aggregates --checklist ID --kind self|internal|external [opciones]   cifras de las unidades
      --by state,institution  agrupa por hasta dos: state, institution, level, type, campaign, period
      --state CLAVE, --campaign ID, --edition E, --from DÍA, --to DÍA   de qué visitas
      --grain year|quarter|month   periodos;  --threshold N  oculta lo que hablaría de menos de N unidades
      --csv ARCHIVO;  --json ARCHIVO|-   todas las tablas
  cotejo campaigns list [--json]                 las campañas y su avance
  cotejo campaigns board ID [--json]             cobertura por estrato y estimaciones
  cotejo campaigns draw-of ID                    el sorteo como se publicó, para repetirlo

  cotejo registry list [--unit CLUES]            verificaciones guardadas
  cotejo registry show ID                        el resultado guardado, como JSON
  cotejo registry audit                          comprueba la cadena de auditoría
  cotejo registry backup ARCHIVO                 copia cifrada del registro
  cotejo registry recovery-key                   muestra la clave de recuperación
  cotejo registry units [filtros] [--json -|ARCHIVO] [--csv ARCHIVO] [--xlsx ARCHIVO]   unidades del registro
      --text PALABRAS, --state 09, --institution SSA, --level N, --type T, --standing verificada (se pueden repetir)
      --operating             solo las que operan;  --attribute NOMBRE  solo las que tienen ese dato
  cotejo registry unit CLUES                     una unidad con su historia
  cotejo registry attributes ARCHIVO.csv         camas y otros números de cada unidad, por su CLUES
  cotejo registry export ARCHIVO.cotejo [--visit ID]… [--without-evidence] [--password-file A]   paquete firmado
  cotejo registry import ARCHIVO.cotejo [--trust HUELLA] [--password-file A]   lo une con este registro
                              termina con 0 si todo se unió, 1 si algo se contradice y espera, 2 si se rechazó
  cotejo registry devices                        los registros que se conocen, con su huella

  cotejo fetch URL|--connection NOMBRE --out CARPETA [opciones]   obtiene de un servidor FHIR R4, como NDJSON
      --types A,B             sólo esos tipos de recurso (por omisión, los de la verificación)
      --patient ID            todo lo de un paciente ($everything)
      --bulk                  exportación masiva ($export); con --group ID, la de un grupo
      --since FECHA           lo cambiado desde entonces (2026-01-31 o con hora y zona)
      --max-resources N, --max-bytes N   límites
      --resume                continúa una obtención interrumpida en esa carpeta
      --verify                verifica después lo obtenido
      Acceso: --token-file ARCHIVO | --user U --password-file ARCHIVO
              | --client-id ID (--client-secret-file ARCHIVO | --key LLAVE [--key-id K])
                [--token-endpoint URL] [--scope S]
      --ca ARCHIVO.pem        autoridad propia del hospital
      --allow-origin ORIGEN   otro origen al que el servidor puede mandar (repetible)
      --plain-http            acepta http sin cifrado;  --timeout S  silencio máximo, en segundos
  cotejo connections list                        conexiones guardadas, sin sus secretos
  cotejo connections add URL --name NOMBRE [opciones de acceso y límites]
  cotejo connections test NOMBRE                 entra y juzga lo que el servidor dice de sí mismo
  cotejo connections remove NOMBRE               quita una conexión
  cotejo publish --run ID --connection NOMBRE    publica unidades y puntajes de una verificación guardada
  cotejo publish --run ID --dry-run ARCHIVO      escribe el Bundle que se publicaría; no manda nada

  cotejo listen --port N [opciones]              escucha HL7 v2 por MLLP: verifica y contesta cada mensaje
      --host DIRECCIÓN        dirección de este equipo (por omisión 127.0.0.1, que nadie más alcanza)
      --tls-key LLAVE.pem --tls-cert CERT.pem    con TLS; --tls-ca AUTORIDAD.pem lo exige también al emisor
      --checklist ID, --unit CLUES, --catalogs CARPETA   como en verify
      --hl7-profile RUTA, --hl7-config ARCHIVO.json, --without-layer ID   como en verify
      --out ARCHIVO.hl7       guarda lo que llega;  --json ARCHIVO|-  el resultado;  --save  en el registro
      --count N, --for S      termina después de N mensajes o de S segundos (o con Ctrl+C)
      --max-message BYTES, --max-connections N, --idle S   límites
  cotejo send ARCHIVO… --port N [opciones]       envía los mensajes de un archivo y espera cada acuse
      --host EQUIPO           a quién (por omisión 127.0.0.1);  --tls  cifrado;  --ca AUTORIDAD.pem
      --rate N                mensajes por segundo;  --connections N;  --timeout S  espera de cada acuse
                              termina con 0 si todos se aceptaron, 1 si alguno no, 2 si no se pudo enviar

Códigos de salida: 0 verificado sin errores; 1 hay hallazgos de gravedad error (o el puntaje no llega a N);
2 no se pudo verificar. No es una certificación: solo la DGIS certifica, y certifica sistemas.
`;
