/// What a programme is about, in both languages, and the gender marker that follows from it.
struct ProgrammeTitle {
  var sector: String
  var marker: GenderMarker
  var spanish: String
  var english: String

  init(_ sector: String, _ marker: GenderMarker, _ spanish: String, _ english: String) {
    self.sector = sector
    self.marker = marker
    self.spanish = spanish
    self.english = english
  }
}

/// Countries whose name is spelt alike in both languages.
let partnerCountries = [
  "Guatemala", "Honduras", "El Salvador", "Nicaragua", "Costa Rica", "Colombia", "Ecuador",
  "Bolivia", "Paraguay", "Uruguay", "Chile", "Cuba", "Jamaica",
]

let programmeTitles: [ProgrammeTitle] = [
  ProgrammeTitle(
    "agriculture", .significant, "Semillas criollas de maíz y frijol", "Native maize and bean seed"),
  ProgrammeTitle(
    "agriculture", .notTargeted, "Sanidad de los cultivos de café", "Health of coffee crops"),
  ProgrammeTitle(
    "agriculture", .principal, "Riego para pequeñas productoras",
    "Irrigation for women smallholders"),
  ProgrammeTitle(
    "agriculture", .significant, "Apicultura y cadenas de valor", "Beekeeping and value chains"),
  ProgrammeTitle("agriculture", .notScreened, "Inocuidad de los alimentos", "Food safety"),
  ProgrammeTitle(
    "agriculture", .notTargeted, "Pesca artesanal responsable", "Responsible artisanal fishing"),
  ProgrammeTitle(
    "climate-change", .notScreened, "Manejo integral de cuencas", "Integrated watershed management"),
  ProgrammeTitle(
    "climate-change", .notScreened, "Restauración de manglares", "Mangrove restoration"),
  ProgrammeTitle(
    "climate-change", .notTargeted, "Alerta temprana de sequías", "Early warning of droughts"),
  ProgrammeTitle(
    "climate-change", .notTargeted, "Inventarios de emisiones", "Emission inventories"),
  ProgrammeTitle(
    "climate-change", .notScreened, "Prevención de incendios forestales",
    "Prevention of forest fires"),
  ProgrammeTitle(
    "social-development", .significant, "Vivienda social con participación",
    "Participatory social housing"),
  ProgrammeTitle(
    "social-development", .significant, "Medición de la pobreza", "Poverty measurement"),
  ProgrammeTitle(
    "social-development", .principal, "Sistemas públicos de cuidados", "Public systems of care"),
  ProgrammeTitle(
    "social-development", .significant, "Becas para jóvenes indígenas",
    "Scholarships for indigenous youth"),
  ProgrammeTitle(
    "social-development", .significant, "Comedores comunitarios", "Community kitchens"),
  ProgrammeTitle("health", .significant, "Bancos de leche humana", "Human milk banks"),
  ProgrammeTitle(
    "health", .notTargeted, "Vigilancia de enfermedades tropicales",
    "Surveillance of tropical diseases"),
  ProgrammeTitle("health", .principal, "Parto seguro con parteras", "Safe birth with midwives"),
  ProgrammeTitle(
    "health", .notTargeted, "Donación voluntaria de sangre", "Voluntary blood donation"),
  ProgrammeTitle(
    "education", .significant, "Formación docente intercultural", "Intercultural teacher training"),
  ProgrammeTitle("education", .significant, "Alfabetización de personas adultas", "Adult literacy"),
  ProgrammeTitle("education", .principal, "Niñas en la ciencia", "Girls in science"),
  ProgrammeTitle("education", .notTargeted, "Educación técnica dual", "Dual technical education"),
  ProgrammeTitle(
    "security", .notScreened, "Protección civil en frontera", "Civil protection at the border"),
  ProgrammeTitle(
    "security", .significant, "Atención a víctimas de violencia", "Support for victims of violence"),
  ProgrammeTitle("security", .notScreened, "Búsqueda y rescate urbano", "Urban search and rescue"),
  ProgrammeTitle("governance", .notTargeted, "Catastro municipal", "Municipal land registry"),
  ProgrammeTitle(
    "governance", .principal, "Presupuestos con perspectiva de género",
    "Gender-responsive budgeting"),
  ProgrammeTitle("governance", .notTargeted, "Estadística y censos", "Statistics and censuses"),
  ProgrammeTitle(
    "governance", .notScreened, "Archivo y acceso a la información",
    "Archives and access to information"),
  ProgrammeTitle(
    "governance", .significant, "Defensa pública con intérpretes",
    "Public defence with interpreters"),
]
