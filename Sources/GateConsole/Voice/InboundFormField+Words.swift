import GateApproval
import GateDomain

extension InboundForm.Field {
  /// The field's label.
  var label: Words {
    switch self {
    case .purpose: Words("事由", "Why it is needed")
    case .source: Words("数据来源", "Where the data comes from")
    case .station: Words("中间机", "Station")
    case .device: Words("存储介质", "Medium")
    case .mediumLabel: Words("介质标签", "Label on the medium")
    case .notBefore: Words("开始时间", "From")
    case .notAfter: Words("截止时间", "Until")
    case .expectedFiles: Words("预计文件", "Expected files")
    }
  }

  /// One line of help under the label.
  var help: Words {
    switch self {
    case .purpose:
      Words("一两句话说明这些数据用来做什么", "one or two sentences on what the data is for")
    case .source:
      Words("单位、人员或网站，例如“市统计局，李工”", "an organisation, a person or a site")
    case .station: Words("插入介质的中间机", "the machine the medium is plugged into")
    case .device:
      Words("把介质插入中间机，它会出现在这里", "plug the medium into the station; it appears here")
    case .mediumLabel: Words("外壳上的编号或文字；没有可不填", "what is written on its case; may be empty")
    case .notBefore: Words("留空表示批准后立即可用", "empty means as soon as it is approved")
    case .notAfter: Words("过了这个时间，介质不再放行", "after this the medium stays closed")
    case .expectedFiles: Words("一行一个；可不填", "one a line; may be empty")
    }
  }

  /// Where error summaries link to.
  var elementID: String { "field-\(rawValue)" }
}
