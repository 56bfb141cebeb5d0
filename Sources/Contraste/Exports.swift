// One import gives the whole vocabulary of an analysis: the types that go in and come out of
// ``MonitoringStudy``. Swift offers no other way to hand on a module with its members.
@_exported public import Anonymity
@_exported public import Association
@_exported public import Audit
@_exported public import Charts
@_exported public import Diagnostics
@_exported public import Disclosure
@_exported public import Estimation
@_exported public import Figures
@_exported public import Files
@_exported public import Framework
@_exported public import FrameworkLibrary
@_exported public import Graphics
@_exported public import Localization
@_exported public import Models
@_exported public import Reliability
@_exported public import Reports
@_exported public import ResultTables
@_exported public import Results
@_exported public import Rounds
@_exported public import SampleStudy
@_exported public import Surveys
@_exported public import Tables
@_exported public import Weighting
@_exported public import Workshop
